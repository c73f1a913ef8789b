"""Text in the fonts of TCVN3 and VNI."""
