package io.xinglin.web.pages;

import io.xinglin.core.note.Mention;
import java.util.Comparator;
import java.util.List;

/** A note's text as HTML with its mentions marked; everything else escaped. */
final class MarkedText {
    private MarkedText() {}

    /** Overlapping mentions: the one that starts first, then the longer one, is shown. */
    static String html(String text, List<Mention> mentions) {
        var sorted = mentions.stream()
                .sorted(Comparator.<Mention>comparingInt(m -> m.span().start())
                        .thenComparing(m -> -m.span().end()))
                .toList();
        var html = new StringBuilder();
        int at = 0;
        for (var mention : sorted) {
            if (mention.span().start() < at) {
                continue;
            }
            escape(text.substring(at, mention.span().start()), html);
            html.append("<mark class=\"m-")
                    .append(mention.assertion().name().toLowerCase(java.util.Locale.ROOT))
                    .append("\" title=\"");
            escape(mention.label() + " " + mention.assertion() + attributes(mention), html);
            html.append("\">");
            escape(mention.text(), html);
            html.append("</mark>");
            at = mention.span().end();
        }
        escape(text.substring(at), html);
        return html.toString();
    }

    private static String attributes(Mention mention) {
        return mention.attributes().isEmpty() ? "" : " " + mention.attributes();
    }

    static void escape(String text, StringBuilder html) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
    }
}
