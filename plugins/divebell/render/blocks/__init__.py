"""Special blocks: fences that run when the site is built, or become something else than highlighted text.

Each form is a file, with the file that runs its blocks beside it; `forms.py` lists them.
"""
