package io.xinglin.nlp.text;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of cue words behind a gate: every match holds one of a few characters, so that most windows are turned away
 * without a search. Immutable; safe for use by many threads.
 */
public final class Cue {
    private static final int WORDS = (Character.MAX_VALUE + 1) / Long.SIZE;

    private final Pattern pattern;
    private final long[] needed = new long[WORDS];
    private final int near;
    private final boolean atEnd;

    private Cue(String needed, int near, boolean atEnd, String regex) {
        this.pattern = Pattern.compile(regex);
        this.near = near;
        this.atEnd = atEnd;
        for (int i = 0; i < needed.length(); i++) {
            this.needed[needed.charAt(i) >>> 6] |= 1L << needed.charAt(i);
        }
    }

    /** @param needed every match holds one of these characters */
    public static Cue of(String needed, String regex) {
        return new Cue(needed, Integer.MAX_VALUE, false, regex);
    }

    /** @param near how far from the start of the window the needed character stands at most */
    public static Cue near(String needed, int near, String regex) {
        return new Cue(needed, near, false, regex);
    }

    /** @param last every match ends the window, with one of these characters */
    public static Cue ending(String last, String regex) {
        return new Cue(last, Integer.MAX_VALUE, true, regex);
    }

    /** Whether the pattern is found in {@code window}. */
    public boolean in(String window) {
        return possible(window) && pattern.matcher(window).find();
    }

    /** Whether the pattern matches the whole of {@code window}. */
    public boolean whole(String window) {
        return possible(window) && pattern.matcher(window).matches();
    }

    /** The first match in {@code window}. */
    public Optional<MatchResult> first(String window) {
        if (!possible(window)) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(window);
        return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /** Where the last match starts; -1 without one. */
    public int last(String window) {
        int found = -1;
        if (possible(window)) {
            Matcher matcher = pattern.matcher(window);
            while (matcher.find()) {
                found = matcher.start();
            }
        }
        return found;
    }

    /** The bare pattern over {@code window}. */
    public Matcher matcher(String window) {
        return pattern.matcher(window);
    }

    /** Whether the window holds a character that every match needs. */
    public boolean possible(String window) {
        int end = Math.min(near, window.length());
        for (int i = atEnd ? Math.max(0, end - 1) : 0; i < end; i++) {
            if (needs(window.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code c} is one of the characters of which every match holds one. */
    boolean needs(char c) {
        return (needed[c >>> 6] & (1L << c)) != 0;
    }
}
