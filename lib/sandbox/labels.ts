import { isAdministrator } from "./access.ts";
import { type Answer, badRequest, created, forbidden, ok } from "./answers.ts";
import { type Body, numberIn, objectIn, textIn } from "./body.ts";
import { type Call, param, signedIn, type World } from "./call.ts";
import { checkCopyCondition } from "./copy-conditions.ts";
import { lineage, valueTexts } from "./label-definitions.ts";
import { toPredicate } from "./predicates.ts";
import { requireProject } from "./projects.ts";
import { parseQuery } from "./query-parser.ts";
import type { Label, LabelFunction, Project, SubmitRequirement } from "./state.ts";

/** 3.13 takes no others any more. */
const functions: readonly LabelFunction[] = ["NoBlock", "NoOp", "PatchSetLock"];

function labelInfo(project: Project, label: Label): object {
  return {
    name: label.name,
    project_name: project.name,
    function: label.function,
    values: valueTexts(label),
    default_value: label.defaultValue,
    can_override: true,
    ...(label.copyCondition === null ? {} : { copy_condition: label.copyCondition }),
    allow_post_submit: true,
  };
}

export function listLabels(call: Call, world: World): Answer {
  const project = requireProject(call, world, param(call, "project"));
  const projects = call.query.has("inherited") ? lineage(world.state, project) : [project];
  return ok(projects.flatMap((one) => one.labels.map((label) => labelInfo(one, label))));
}

function configurable(call: Call, world: World): Project {
  const caller = signedIn(call);
  const project = requireProject(call, world, param(call, "project"));
  if (!isAdministrator(world.state, caller)) {
    throw forbidden("read refs/meta/config not permitted");
  }
  return project;
}

/** Creates a label or changes the fields that are given, as Gerrit's one endpoint does. */
export function putLabel(call: Call, world: World): Answer {
  const project = configurable(call, world);
  const name = param(call, "label");
  const known = project.labels.find((label) => label.name === name);
  const label = labelFrom(call.body, name, known);
  project.labels = [...project.labels.filter((other) => other.name !== name), label];
  return known ? ok(labelInfo(project, label)) : created(labelInfo(project, label));
}

function labelFrom(body: Body, name: string, known: Label | undefined): Label {
  const values = body["values"] === undefined ? known?.values : valuesFrom(body);
  if (values === undefined || values.length === 0) throw badRequest("values are required");
  const copyCondition = textIn(body, "copy_condition") ?? known?.copyCondition ?? null;
  if (copyCondition !== null) checkCopyCondition(copyCondition);
  return {
    name,
    values,
    copyCondition: body["unset_copy_condition"] === true ? null : copyCondition,
    defaultValue: numberIn(body, "default_value") ?? known?.defaultValue ?? 0,
    function: functionFrom(body) ?? known?.function ?? "NoOp",
  };
}

function functionFrom(body: Body): LabelFunction | null {
  const name = textIn(body, "function");
  if (name === null) return null;
  const found = functions.find((one) => one === name);
  if (found !== undefined) return found;
  if (!/^(Any|Max)(With|No)Block$/.test(name)) throw badRequest(`unknown function: ${name}`);
  throw badRequest(
    `Function ${name} is deprecated. The function can only be set to [${functions.join(", ")}]. Use submit requirements instead of label functions.`,
  );
}

function valuesFrom(body: Body): Label["values"] {
  const texts = Object.entries(objectIn(body, "values"));
  const values = texts.map(([key, text]) => ({ value: Number(key.trim()), text: String(text) }));
  const bad = texts.find(([key]) => !/^\s*[+-]?\d+\s*$/.test(key));
  if (bad) throw badRequest(`invalid value: ${bad[0]}`);
  return values.toSorted((a, b) => a.value - b.value);
}

/** Creates or replaces a submit requirement; the expressions are those of queries. */
export function putSubmitRequirement(call: Call, world: World): Answer {
  const project = configurable(call, world);
  const name = param(call, "requirement");
  const submittableIf = textIn(call.body, "submittability_expression");
  if (submittableIf === null) throw badRequest("submittability_expression is required");
  const requirement: SubmitRequirement = {
    name,
    description: textIn(call.body, "description"),
    applicableIf: textIn(call.body, "applicability_expression"),
    submittableIf,
  };
  for (const expression of [requirement.applicableIf, submittableIf]) {
    // An expression that nobody could decide is refused now, not when somebody submits.
    if (expression !== null) toPredicate(parseQuery(expression), { world, caller: null });
  }
  const others = project.submitRequirements.filter((other) => other.name !== name);
  const answer = others.length === project.submitRequirements.length ? created : ok;
  project.submitRequirements = [...others, requirement];
  return answer({
    name,
    project_name: project.name,
    ...(requirement.applicableIf === null
      ? {}
      : { applicability_expression: requirement.applicableIf }),
    submittability_expression: submittableIf,
    allow_override_in_child_projects: false,
  });
}
