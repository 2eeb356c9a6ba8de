#!/usr/bin/env python3
"""Carries the facts of CHS-DRG 1.1 and of the insurance code lists 2.0 over into this product's own tables.

    python3 rulesets/tools/convert_chs_drg.py SOURCE REPOSITORY

SOURCE is a folder with the source lists (icd10-insurance-2.0.csv, icd9cm3-insurance-2.0.csv, the two *-to-insurance-2.0.csv
and chs-drg-1.1/); REPOSITORY is the top of this repository. Writes rulesets/chs-drg-1.1, rulesets/chs-drg-1.1-harbin and
nlp/src/main/resources/io/xinglin/nlp/coding. The wording of a page becomes a structured rule; a wording this script does
not know stops it. See rulesets/README.md for the schema.
"""

import csv
import re
import sys
from pathlib import Path

SEVERITY = {"1": "MCC", "3": "CC", "5": "NONE", "9": "ANY"}
SUFFIX_NAME = {"1": "，伴严重并发症或合并症", "3": "，伴并发症或合并症", "5": "，不伴并发症或合并症", "9": ""}

# Letter, name of the standard, rule of entry, what follows when no ADRG of the MDC takes the case, QY group or not.
# The order of rows is the order in which MDCs are tried: pre-grouping, newborns, HIV, multiple trauma, then the rest.
MDC = [
    ("A", "先期分组疾病及相关操作", "true", "next", "no"),
    ("P", "新生儿及其他围产期新生儿疾病", "ageDays<29 | principal:mdc & ageYears<1", "next", "yes"),
    ("Y", "HIV感染疾病及相关操作", "diagnosis:mdc", "next", "no"),
    ("Z", "多发严重创伤", "principal:mdc & sites>=2", "stop", "yes"),
    ("B", "神经系统疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("C", "眼疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("D", "头颈、耳、鼻、口、咽疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("E", "呼吸系统疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("F", "循环系统疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("G", "消化系统疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("H", "肝、胆、胰疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("I", "肌肉、骨骼疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("J", "皮肤、皮下组织及乳腺疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("K", "内分泌、营养、代谢疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("L", "肾脏及泌尿系统疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("M", "男性生殖系统疾病及功能障碍", "principal:mdc & sex=M", "stop", "yes"),
    ("N", "女性生殖系统疾病及功能障碍", "principal:mdc & sex=F", "stop", "yes"),
    ("O", "妊娠、分娩及产褥期", "principal:mdc & sex=F", "stop", "yes"),
    ("Q", "血液、造血器官及免疫疾病和功能障碍", "principal:mdc", "stop", "yes"),
    ("R", "骨髓增生疾病和功能障碍，低分化肿瘤", "principal:mdc", "stop", "yes"),
    ("S", "感染及寄生虫病（全身性或不明确部位的）", "principal:mdc", "stop", "yes"),
    ("T", "精神疾病及功能障碍", "principal:mdc", "stop", "yes"),
    ("U", "酒精/药物使用及其引起的器质性精神功能障碍", "principal:mdc", "stop", "yes"),
    ("V", "创伤、中毒及药物毒性反应", "principal:mdc", "stop", "yes"),
    ("W", "烧伤", "principal:mdc", "stop", "yes"),
    ("X", "影响健康因素及其他就医情况", "principal:mdc", "stop", "yes"),
]

# Headings of a page -> rule. The key is the page's headings in order, the lists in brackets.
RULES = {
    "包含以下主要诊断：[dx]": "principal:dx",
    "包含以下主要手术或操作：[op]": "main:op",
    "包含以下主要诊断：[dx]|包含以下主要手术或操作：[op]": "principal:dx & main:op",
    "同时包含以下手术：[op1]|和[op2]": "operation:op1 & operation:op2",
    "包含以下主要诊断：[dx]|同时包含以下手术：[op1]|和[op2]": "principal:dx & operation:op1 & operation:op2",
    "主要诊断或其他诊断中包含以下诊断：[dx]": "diagnosis:dx",
    "包含以下主要诊断+手术表1|或包含以下主要诊断+手术表2+手术表3|主要诊断：[dx]|手术1：[op1]|手术2：[op2]|手术3：[op3]":
        "principal:dx & operation:op1 | principal:dx & operation:op2 & operation:op3",
    "包含以下主要诊断+手术表1+手术表2|或包含以下主要诊断+手术表1+手术表3+手术表4|主要诊断：[dx]|手术表1：[op1]|手术表2：[op2]"
    "|手术表3：[op3]|手术表4：[op4]":
        "principal:dx & operation:op1 & operation:op2 | principal:dx & operation:op1 & operation:op3 & operation:op4",
    "全部手术": "main:valid",
    "包含全部手术": "main:valid",
    "除WB1外手术": "main:valid",
    "符合MDCZ主诊表，且无手术": "principal:mdc & none:valid",
}

# Conditions a page states in its title, and the two groups whose page is missing or is a catch-all.
TITLE_CONDITIONS = {
    "PB1": "ageDays<29", "PC1": "ageDays<29", "PJ1": "ageDays<29", "PK1": "ageDays<29",
    "PR1": "ageDays<29", "PU1": "ageDays<29",
    "PS1": "ageDays<29 & weight<1500",
    "PS2": "ageDays<29 & weight>=1500 & weight<2000",
    "PS3": "ageDays<29 & weight>=2000 & weight<2500",
    "PS4": "ageDays<29 & weight>=2500",
}
OWN_RULES = {"YC1": "diagnosis:mdc & main:valid", "PV1": "principal:mdc & ageYears<1"}


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as source:
        return list(csv.reader(source))[1:]


def write(path, header, lines, note):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for line in note:
            out.write(f"# {line}\n")
        out.write("\t".join(header) + "\n")
        for line in lines:
            out.write("\t".join(line) + "\n")
    print(path, len(lines))


def pages(path, operations_by_name):
    """The pages as {adrg: [(heading, [codes])]}; a page is its title, headings and lines of code and name."""
    found, page = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        title = re.match(r"^([A-Z][A-Z]\d)\s", line)
        item = re.match(r"^(\S+)  (.*)$", line)
        if title:
            page = found[title.group(1)] = []
        elif item:
            page[-1][1].append(item.group(1))
        elif line.strip() in operations_by_name:
            page[-1][1].append(operations_by_name[line.strip()])  # a line that lost its code
        elif line.strip() and line.strip() != "伤" and line.strip() != "重组蛋白输注":  # the wrapped end of a name
            page.append((line.strip(), []))
    return found


def rule(adrg, page):
    key, lists, operations = [], {}, sum(1 for _, codes in page if codes and codes[0][0].isdigit())
    number = 0
    for heading, codes in page:
        if not codes:
            key.append(heading)
            continue
        if codes[0][0].isalpha():
            name = "dx"
        else:
            number += 1
            name = "op" if operations == 1 else f"op{number}"
        lists[name] = list(dict.fromkeys(codes))
        key.append(f"{heading}[{name}]")
    text = RULES.get("|".join(key))
    if text is None:
        sys.exit(f"{adrg}: unknown wording {'|'.join(key)}")
    if adrg in TITLE_CONDITIONS:
        text += " & " + TITLE_CONDITIONS[adrg]
    return OWN_RULES.get(adrg, text), lists


def kind(adrg):
    return "surgical" if adrg[1] <= "J" else "procedure" if adrg[1] <= "Q" else "medical"


def plain(name):
    return re.sub(r"，(不伴|伴)(严重)?并发症或合并症$", "", name)


def main(source, repository):
    drg_source = source / "chs-drg-1.1"
    target = repository / "rulesets" / "chs-drg-1.1"
    harbin = repository / "rulesets" / "chs-drg-1.1-harbin"
    coding = repository / "nlp/src/main/resources/io/xinglin/nlp/coding"
    note = ["Written by rulesets/tools/convert_chs_drg.py; source and schema: rulesets/README.md"]

    icd10 = rows(source / "icd10-insurance-2.0.csv")
    icd9 = rows(source / "icd9cm3-insurance-2.0.csv")
    write(coding / "icd10.tsv", ["code", "name"], sorted([c, n] for c, n in icd10), note)
    write(coding / "icd9cm3.tsv", ["code", "name"], sorted([c, n] for c, n in icd9), note)
    for name in ("icd10", "icd9cm3"):
        pairs = sorted([a, b] for a, b in rows(source / f"{name}-to-insurance-2.0.csv") if a != b)
        write(coding / f"{name}-map.tsv", ["other", "insurance"], pairs, note)

    # Codes that the insurance lists do not have can never be met; they are left out and printed.
    known = {c for c, _ in icd10} | {c for c, _ in icd9}

    def keep(lines, column, table):
        strange = sorted({line[column] for line in lines} - known)
        if strange:
            print(f"{table}: left out, not in the insurance lists: {' '.join(strange)}")
        return [line for line in lines if line[column] in known]

    names = {}
    drgs = rows(drg_source / "drg.csv")
    for code, name in drgs:
        names[code[:3]] = plain(name)
    found = pages(drg_source / "adrg_rule.txt", {n: c for c, n in icd9})
    found.setdefault("YC1", [])
    adrgs, dx, op = [], [], []
    for adrg in sorted(found):
        text, lists = (OWN_RULES[adrg], {}) if not found[adrg] else rule(adrg, found[adrg])
        used = set(re.findall(r"(?:principal|main|diagnosis|operation):(\w+)", text))
        adrgs.append([adrg, adrg[0], str(10 * (1 + len([a for a in adrgs if a[1] == adrg[0]]))), kind(adrg), names[adrg], text])
        for name, codes in lists.items():
            if name in used:
                (dx if name == "dx" else op).extend([adrg, name, c] for c in sorted(codes))
    write(target / "mdc.tsv", ["mdc", "order", "name", "entry", "otherwise", "unrelated"],
          [[m, str(10 * (i + 1)), n, e, o, q] for i, (m, n, e, o, q) in enumerate(MDC)], note)
    members = keep(sorted({(m, c, g) for m, _, g, c in rows(drg_source / "mdc_member.csv")}), 1, "mdc-diagnosis")
    dx, op = keep(dx, 2, "adrg-diagnosis"), keep(op, 2, "adrg-operation")
    # A diagnosis that a page of an ADRG names but the table of no MDC: it joins the MDC of that page, or no case could meet it.
    tabled = {c for _, c, _ in members}
    joining = sorted({(a[0], c) for a, _, c in dx if c not in tabled})
    for code in sorted({c for _, c in joining}):
        homes = [m for m, c in joining if c == code]
        if len(homes) == 1:
            members.append((homes[0], code, ""))
    print("joined the table of their ADRG's MDC:", sum(1 for _, c, _ in members if c not in tabled))
    members.sort()
    write(target / "mdc-diagnosis.tsv", ["mdc", "code", "site"], members, note)
    write(target / "adrg.tsv", ["adrg", "mdc", "order", "kind", "name", "rule"], adrgs, note)
    write(target / "adrg-diagnosis.tsv", ["adrg", "list", "code"], dx, note)
    write(target / "adrg-operation.tsv", ["adrg", "list", "code"], op, note)
    write(target / "drg.tsv", ["drg", "adrg", "severity", "name"],
          [[c, c[:3], SEVERITY[c[3]], n] for c, n in sorted(drgs)], note)
    for name in ("mcc", "cc"):
        write(target / f"{name}.tsv", ["code", "exclusion"],
              sorted([c, "" if t == "999" else t] for c, t in rows(drg_source / f"{name}.csv")), note)
    write(target / "exclusion.tsv", ["table", "principal"],
          keep(sorted(([t, p] for p, t in rows(drg_source / "exclusion.csv")), key=lambda r: (int(r[0]), r[1])), 1, "exclusion"), note)
    write(target / "operation.tsv", ["code"], sorted({(r[0],) for r in rows(drg_source / "valid_procedure.csv")}), note)

    local = {}
    for year in ("2022", "2023", "2024"):
        weights = rows(drg_source / f"weight-harbin-{year}.csv")
        local[year] = weights
        write(target / "weights" / f"harbin-{year}.tsv", ["drg", "weight", "days", "cost"],
              [[d, w, "", ""] for d, w in sorted(weights)], note)
    # Harbin splits some ADRGs otherwise than the national scheme: its list of groups is that of its weights of 2023 and 2024;
    # ADRGs without a weight there keep the national split.
    codes = {d for d, _ in local["2024"]}
    codes |= {c for c, _ in drgs if c[:3] not in {d[:3] for d in codes}}
    write(harbin / "drg.tsv", ["drg", "adrg", "severity", "name"],
          [[c, c[:3], SEVERITY[c[3]], names[c[:3]] + SUFFIX_NAME[c[3]]] for c in sorted(codes)], note)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
