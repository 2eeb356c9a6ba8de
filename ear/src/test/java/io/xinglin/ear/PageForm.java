package io.xinglin.ear;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form of a page as a browser would send it: the fields with the values they stand at. Not for use by many threads. */
final class PageForm {
    private static final Pattern TAG = Pattern.compile("<(input|select|textarea|option)\\b([^>]*)>([^<]*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w[\\w-]*)(?:=\"([^\"]*)\")?");

    private final Map<String, String> fields = new LinkedHashMap<>();

    private PageForm() {}

    /** The form with this id; it has to be there. */
    static PageForm of(String page, String id) {
        int start = page.indexOf("<form id=\"" + id + "\"");
        if (start < 0) {
            throw new AssertionError("the page has no form " + id);
        }
        PageForm form = new PageForm();
        String select = "";
        Matcher tag = TAG.matcher(page.substring(start, page.indexOf("</form>", start)));
        while (tag.find()) {
            Map<String, String> attributes = attributes(tag.group(2));
            String name = attributes.getOrDefault("name", "");
            switch (tag.group(1)) {
                case "select" -> select = name;
                case "option" -> form.option(select, attributes);
                case "textarea" -> form.fields.put(name, unescape(tag.group(3).stripLeading()));
                default -> form.fields.put(name, attributes.getOrDefault("value", ""));
            }
        }
        return form;
    }

    private void option(String select, Map<String, String> attributes) {
        if (attributes.containsKey("selected") || !fields.containsKey(select)) {
            fields.put(select, attributes.getOrDefault("value", ""));
        }
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            attributes.put(attribute.group(1), unescape(attribute.group(2) == null ? "" : attribute.group(2)));
        }
        return attributes;
    }

    /** Types into a field or chooses an option; the field has to be there. */
    PageForm with(String field, String value) {
        if (!fields.containsKey(field)) {
            throw new AssertionError("the form has no field " + field + ", only " + fields.keySet());
        }
        fields.put(field, value);
        return this;
    }

    /** What is sent when the button is pressed. */
    Map<String, String> press(String button) {
        Map<String, String> sent = new LinkedHashMap<>(fields);
        sent.put(button, "");
        return sent;
    }

    /** The name of the button that says this on hovering; it has to be there. */
    static String button(String page, String title) {
        Matcher button = Pattern.compile("<button\\b([^>]*)>").matcher(page);
        while (button.find()) {
            Map<String, String> attributes = attributes(button.group(1));
            if (title.equals(attributes.get("title"))) {
                return attributes.get("name");
            }
        }
        throw new AssertionError("the page has no button " + title);
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
