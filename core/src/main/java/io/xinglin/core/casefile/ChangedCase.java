package io.xinglin.core.casefile;

import io.xinglin.core.casefile.CaseChange.Kind;
import io.xinglin.core.drg.InpatientCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A case after a change, and what the change did.
 *
 * @param before what stood there; empty where nothing did
 * @param after what stands there now; empty where nothing does
 */
public record ChangedCase(CodedCase coded, String before, String after) {
    /**
     * Applies a change.
     *
     * @throws IllegalArgumentException when the item is not there or the change changes nothing
     */
    public static ChangedCase of(CodedCase given, CaseChange change) {
        if (change instanceof CaseChange.Restay restay) {
            return restayed(given, restay.stay());
        }
        if (change instanceof CaseChange.Take take) {
            return taken(given, take.documented());
        }
        Kind kind = kind(change);
        List<CodedItem> items = new ArrayList<>(kind == Kind.DIAGNOSIS ? given.diagnoses() : given.operations());
        String before = "";
        String after = "";
        if (change instanceof CaseChange.Confirm confirm) {
            before = at(items, confirm.index()).label();
            items.set(confirm.index(), items.get(confirm.index()).confirm());
            after = before;
        } else if (change instanceof CaseChange.Recode recode) {
            before = at(items, recode.index()).label();
            items.set(recode.index(), items.get(recode.index()).as(recode.to()));
            after = items.get(recode.index()).label();
            refuse(before.equals(after));
        } else if (change instanceof CaseChange.Add add) {
            items.add(CodedItem.added(add.code()));
            after = items.get(items.size() - 1).label();
        } else if (change instanceof CaseChange.Remove remove) {
            before = at(items, remove.index()).label();
            items.remove(remove.index());
        } else if (change instanceof CaseChange.Move move) {
            refuse(move.index() == move.to());
            at(items, move.to());
            before = order(items);
            CodedItem moved = at(items, move.index());
            items.remove(move.index());
            items.add(move.to(), moved.by(ChoiceRule.BY_CODER));
            after = order(items);
        }
        return new ChangedCase(with(given, kind, items), before, after);
    }

    private static Kind kind(CaseChange change) {
        if (change instanceof CaseChange.Confirm confirm) {
            return confirm.kind();
        }
        if (change instanceof CaseChange.Recode recode) {
            return recode.kind();
        }
        if (change instanceof CaseChange.Add add) {
            return add.kind();
        }
        if (change instanceof CaseChange.Remove remove) {
            return remove.kind();
        }
        return ((CaseChange.Move) change).kind();
    }

    private static ChangedCase restayed(CodedCase given, InpatientCase stay) {
        String before = told(given.stay());
        String after = told(stay);
        refuse(before.equals(after));
        return new ChangedCase(
                new CodedCase(stay, given.diagnoses(), given.operations(), given.documented()), before, after);
    }

    private static ChangedCase taken(CodedCase given, int index) {
        List<CodedItem> documented = new ArrayList<>(given.documented());
        CodedItem item = at(documented, index);
        documented.remove(index);
        List<CodedItem> diagnoses = new ArrayList<>(given.diagnoses());
        diagnoses.add(item.by(ChoiceRule.BY_CODER).confirm());
        return new ChangedCase(
                new CodedCase(given.stay(), diagnoses, given.operations(), documented), "", item.label());
    }

    private static CodedItem at(List<CodedItem> items, int index) {
        if (index >= items.size()) {
            throw new IllegalArgumentException("there is no such item");
        }
        return items.get(index);
    }

    private static void refuse(boolean same) {
        if (same) {
            throw new IllegalArgumentException("the change changes nothing");
        }
    }

    private static String order(List<CodedItem> items) {
        return String.join(
                " > ",
                items.stream()
                        .map(item -> item.code() == null
                                ? item.written()
                                : item.code().value())
                        .toList());
    }

    private static String told(InpatientCase stay) {
        return "sex=" + stay.sex().code() + " ageYears=" + stay.ageYears() + " ageDays=" + stay.ageDays()
                + " birthWeightG=" + stay.birthWeightG() + " days=" + stay.lengthOfStayDays() + " discharge="
                + Objects.requireNonNullElse(stay.dischargeDisposition(), "") + " cost=" + stay.totalCost();
    }

    private static CodedCase with(CodedCase given, Kind kind, List<CodedItem> items) {
        return kind == Kind.DIAGNOSIS
                ? new CodedCase(given.stay(), items, given.operations(), given.documented())
                : new CodedCase(given.stay(), given.diagnoses(), items, given.documented());
    }
}
