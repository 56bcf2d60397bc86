"""`python -m helpgen.feedback`: the commands of `helpgen feedback` without loading the generator, for small servers."""

from helpgen.feedback.commands import feedback

if __name__ == "__main__":
    feedback(prog_name="helpgen feedback")
