package io.xinglin.web.pages;

/** A sentence as HTML with the words marked that it is quoted for; everything else escaped. Stateless. */
final class QuotedText {
    private QuotedText() {}

    /** The first place of the words is marked; none where the sentence does not have them. */
    static String html(String sentence, String words) {
        var html = new StringBuilder();
        int at = words.isEmpty() ? -1 : sentence.indexOf(words);
        if (at < 0) {
            MarkedText.escape(sentence, html);
            return html.toString();
        }
        MarkedText.escape(sentence.substring(0, at), html);
        html.append("<mark class=\"m-present\">");
        MarkedText.escape(words, html);
        html.append("</mark>");
        MarkedText.escape(sentence.substring(at + words.length()), html);
        return html.toString();
    }
}
