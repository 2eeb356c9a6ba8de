package io.xinglin.fhir.cdshooks;

import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseCodingJson;
import java.util.Arrays;
import java.util.List;

/** Why a card may be set aside; offered with each card, and read from the feedback. */
enum OverrideReasons {
    FINDINGS_MISREAD("findings-misread", "病历内容被误读"),
    ALREADY_CONSIDERED("already-considered", "已考虑"),
    NOT_APPLICABLE("not-applicable", "不适用于该患者");

    private static final String SYSTEM = "urn:xinglin:cds-override-reason";

    private final String code;
    private final String zh;

    OverrideReasons(String code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    static List<CdsServiceResponseCodingJson> offered() {
        return Arrays.stream(values())
                .map(reason -> new CdsServiceResponseCodingJson()
                        .setSystem(SYSTEM)
                        .setCode(reason.code)
                        .setDisplay(reason.zh))
                .toList();
    }

    /** The code where it is one of these, else {@code other}: a client's words do not go into the log. */
    static String known(String given) {
        return Arrays.stream(values())
                .map(reason -> reason.code)
                .filter(code -> code.equals(given))
                .findFirst()
                .orElse("other");
    }
}
