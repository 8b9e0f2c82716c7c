"""The rota page's own views: the week grid and the panels beside it. They draw read models and emit wishes;
they never read a file and never write data.

``WeekGrid``, ``ProblemsPanel``, ``FamiliesPanel`` and ``CandidatesPanel`` are what a page puts together.
"""
