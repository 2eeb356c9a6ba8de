package io.xinglin.web.pages;

import io.xinglin.core.casefile.CodedItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A record as HTML with the words marked that the codes of its case rest on; everything else escaped. Stateless. */
final class EvidenceText {
    private record Marked(CodedItem item, String style) {}

    private EvidenceText() {}

    /** Overlapping words: those that start first are marked. */
    static String html(String text, List<CodedItem> coded, List<CodedItem> documented) {
        List<Marked> marks = new ArrayList<>();
        coded.forEach(item -> marks.add(new Marked(item, "m-present")));
        documented.forEach(item -> marks.add(new Marked(item, "m-possible")));
        marks.removeIf(mark -> mark.item().span() == null);
        marks.sort(Comparator.comparingInt(mark -> mark.item().span().start()));
        var html = new StringBuilder();
        int at = 0;
        for (Marked mark : marks) {
            CodedItem item = mark.item();
            if (item.span().start() >= at && item.span().end() <= text.length()) {
                MarkedText.escape(text.substring(at, item.span().start()), html);
                html.append("<mark class=\"").append(mark.style()).append("\" title=\"");
                MarkedText.escape(item.label(), html);
                html.append("\">");
                MarkedText.escape(item.span().of(text), html);
                html.append("</mark>");
                at = item.span().end();
            }
        }
        MarkedText.escape(text.substring(at), html);
        return html.toString();
    }
}
