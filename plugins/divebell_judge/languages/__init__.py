"""What the judge tells in other languages than English: a module for each, by its BCP 47 tag."""
