package io.xinglin.ejb.archive;

/** Real devices exceed the lengths of PS3.5 6.2; the index keeps what fits, the file keeps all. */
final class Columns {
    private Columns() {}

    static String fit(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsPair ? length - 1 : length);
    }
}
