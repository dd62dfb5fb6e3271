"""Shows an object with a form of a gigabyte."""
class Large:
    def _repr_html_(self):
        return "z" * (64 << 20)


for _ in range(20):
    display(Large())
