package io.xinglin.core.drg;

/**
 * A condition that the record documents, coded or not.
 *
 * @param code of the insurance list; {@code null} where it is unknown
 * @param evidence the words of the record it rests on
 * @param certain whether the record is sure of it
 */
public record Documented(String code, String evidence, boolean certain) {}
