"""Any PDF as values: opened within bounds; objects, functions, colour spaces, images, font programs, operators."""
