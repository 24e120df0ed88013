"""A PDF, ours or anybody's, held against what a press wants: facts, plates and findings.  Bytes in, values out."""
