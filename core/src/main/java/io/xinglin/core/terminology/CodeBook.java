package io.xinglin.core.terminology;

import java.util.List;
import java.util.Optional;

/**
 * Port: the national insurance code lists, ICD-10 2.0 and ICD-9-CM-3 2.0. Safe for use by many threads.
 *
 * <p>{@code system} is {@link CodeSystem#ICD_10_CHS} or {@link CodeSystem#ICD_9_CM_3_CHS}; any other is answered as empty.
 */
public interface CodeBook {
    /** The concept of exactly this code. */
    Optional<Code> find(CodeSystem system, String code);

    /** The concept meant by a code of another edition or in another form: {@code k35900}, {@code K35.9}. */
    Optional<Code> translate(CodeSystem system, String code);

    /** Every concept whose code begins with {@code prefix}, in the order of the codes. */
    List<Code> under(CodeSystem system, String prefix);

    /**
     * Every concept whose code begins with {@code words}, in any case, or whose name has each of them (they are separated by
     * blanks), in the order of the codes.
     */
    List<Code> named(CodeSystem system, String words);
}
