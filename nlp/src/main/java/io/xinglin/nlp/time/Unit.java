package io.xinglin.nlp.time;

/** What an amount of time is counted in. */
enum Unit {
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR;

    /** The unit of a word such as 小时, 个月, 星期. */
    static Unit of(String word) {
        return switch (word.charAt(word.length() - 1)) {
            case '钟' -> word.startsWith("分") ? MINUTE : HOUR;
            case '时', '头' -> HOUR;
            case '天', '日' -> DAY;
            case '周', '期' -> WEEK;
            case '月' -> MONTH;
            case '年' -> YEAR;
            default -> throw new IllegalArgumentException("no unit of time: " + word);
        };
    }
}
