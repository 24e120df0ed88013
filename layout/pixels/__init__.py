"""Pages as pixels: rasters, PNG and other pictures, cards."""
