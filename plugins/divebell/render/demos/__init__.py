"""Interactive demos: the parameters that their code declares, and the controls of a page that set them."""
