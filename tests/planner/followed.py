"""What an editor does on the planner's advice, read from the finding alone."""

from __future__ import annotations

from layout.composing import Materials
from layout.findings import Finding
from layout.spec.model import PageSpec
from layout.spec.wishes import PlanWishes


def followed(found: Finding, materials: Materials, page: PageSpec) -> tuple[Materials, PageSpec]:
    """The copy and the page after what *found* advises.  Raises ``ValueError`` where it advises nothing."""
    facts = dict(found.facts)
    slug, plan = str(facts.get("slug")), page.plan or PlanWishes()
    stories = dict(materials.stories)
    if found.code == "plan-mend-picture":
        plan = plan._replace(pictures=(*plan.pictures, (slug, str(facts["size"]))))
    elif found.code == "plan-mend-jump":
        plan = plan._replace(jumps=(*plan.jumps, (slug, int(facts["to"]))))
    elif found.code == "plan-mend-cut":
        *kept, last = stories[slug].body
        cut = last._replace(text=last.text[: len(last.text) - int(facts["chars"])])
        assert cut.text.endswith(("。", "！", "？")), "a whole sentence is cut"
        stories[slug] = stories[slug]._replace(body=(*kept, cut))
    elif found.code == "plan-mend-out":
        del stories[slug]
        plan = plan._replace(
            order=tuple(one for one in plan.order if one != slug),
            stories=tuple(one for one in plan.stories if one != slug),
            jumps=tuple(one for one in plan.jumps if one[0] != slug),
        )
    else:
        raise ValueError(found.code)
    return materials._replace(stories=stories), page._replace(plan=plan)
