"""Shows scripts in every form that a page could run."""
from IPython.display import HTML, SVG, Javascript, Markdown, display

run = "window.owned = 1; document.title = 'owned'"
display(HTML(f"<script>{run}</script><img src=x onerror=\"{run}\"><svg onload=\"{run}\"></svg>"))
display(HTML(f"<a href=\"javascript:{run}\" id=link>x</a><iframe srcdoc=\"<script>parent.owned=1</script>\"></iframe>"))
display(HTML(f"<details open ontoggle=\"{run}\"><style>@import 'x';</style><meta http-equiv=refresh content='0;url=javascript:{run}'>"))
display(Javascript(run))
display(Markdown(f"<script>{run}</script> <img src=x onerror=\"{run}\"> [x](javascript:{run})"))
display(SVG(f"<svg xmlns='http://www.w3.org/2000/svg'><script>{run}</script></svg>"))
display({"text/html": f"<script>{run}</script>", "application/javascript": run, "image/svg+xml": f"<svg onload=\"{run}\"/>", "text/latex": f"$<img src=x onerror=\"{run}\">$", "image/png": f"x\"><script>{run}</script>"}, raw=True)
raise RuntimeError(f"<script>{run}</script><img src=x onerror=\"{run}\">")
