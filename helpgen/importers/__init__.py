"""Help centers of other systems → a folder of content, offline, from files.

`read` what the other system exported → `arrange` which page lies where → `convert` each text → `write`. What a source
says is never trusted and never fetched from the network; what cannot be carried is told, never dropped in silence.
"""
