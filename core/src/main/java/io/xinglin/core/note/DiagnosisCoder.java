package io.xinglin.core.note;

import io.xinglin.core.terminology.Code;
import java.util.List;

/** Port: the codes of the insurance list that a diagnosis as written may mean, best first. Safe for use by many threads. */
@FunctionalInterface
public interface DiagnosisCoder {
    List<Code> codes(String diagnosis);
}
