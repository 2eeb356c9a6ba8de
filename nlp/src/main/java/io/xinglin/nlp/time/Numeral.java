package io.xinglin.nlp.time;

import java.util.OptionalDouble;

/** Numbers as notes write them: {@code 3}, {@code 1.5}, 半, 十二, 两, 二十. Stateless. */
final class Numeral {
    private static final String DIGITS = "零一二三四五六七八九";

    private Numeral() {}

    /** Empty for 数, 几, 多 and anything else that names no number. */
    static OptionalDouble of(String words) {
        if (words.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (Character.isDigit(words.charAt(0))) {
            return arabic(words);
        }
        if (words.equals("半")) {
            return OptionalDouble.of(0.5);
        }
        return chinese(words.replace('两', '二'));
    }

    private static OptionalDouble arabic(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(Double.parseDouble(words));
    }

    private static OptionalDouble chinese(String words) {
        int total = 0;
        int digit = -1;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            int scale = c == '十' ? 10 : c == '百' ? 100 : 0;
            if (scale > 0) {
                total += (digit < 0 ? 1 : digit) * scale;
                digit = -1;
            } else if (DIGITS.indexOf(c) >= 0 && digit < 0) {
                digit = DIGITS.indexOf(c);
            } else {
                return OptionalDouble.empty();
            }
        }
        int number = total + Math.max(digit, 0);
        return number == 0 ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
