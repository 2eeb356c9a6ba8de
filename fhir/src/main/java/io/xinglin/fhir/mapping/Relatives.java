package io.xinglin.fhir.mapping;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Chinese words for relatives as HL7 v3 RoleCode, the code system FHIR R4 FamilyMemberHistory.relationship names. */
final class Relatives {
    private static final String ROLE_CODE = "v3-RoleCode";

    private record Role(String code, String display) {}

    private static final Map<String, Role> ROLES = Map.ofEntries(
            Map.entry("父亲", new Role("FTH", "father")),
            Map.entry("父", new Role("FTH", "father")),
            Map.entry("母亲", new Role("MTH", "mother")),
            Map.entry("母", new Role("MTH", "mother")),
            Map.entry("父母", new Role("PRN", "parent")),
            Map.entry("祖父", new Role("PGRFTH", "paternal grandfather")),
            Map.entry("爷爷", new Role("PGRFTH", "paternal grandfather")),
            Map.entry("祖母", new Role("PGRMTH", "paternal grandmother")),
            Map.entry("奶奶", new Role("PGRMTH", "paternal grandmother")),
            Map.entry("外祖父", new Role("MGRFTH", "maternal grandfather")),
            Map.entry("外公", new Role("MGRFTH", "maternal grandfather")),
            Map.entry("外祖母", new Role("MGRMTH", "maternal grandmother")),
            Map.entry("外婆", new Role("MGRMTH", "maternal grandmother")),
            Map.entry("哥哥", new Role("BRO", "brother")),
            Map.entry("弟弟", new Role("BRO", "brother")),
            Map.entry("兄弟", new Role("BRO", "brother")),
            Map.entry("姐姐", new Role("SIS", "sister")),
            Map.entry("妹妹", new Role("SIS", "sister")),
            Map.entry("姐妹", new Role("SIS", "sister")),
            Map.entry("儿子", new Role("SON", "natural son")),
            Map.entry("女儿", new Role("DAU", "natural daughter")),
            Map.entry("妻子", new Role("WIFE", "wife")),
            Map.entry("丈夫", new Role("HUSB", "husband")),
            Map.entry("叔叔", new Role("UNCLE", "uncle")),
            Map.entry("姑姑", new Role("AUNT", "aunt")));

    private Relatives() {}

    static CodeableConcept of(String relative) {
        Role role = ROLES.getOrDefault(relative.strip(), new Role("FAMMEMB", "family member"));
        var concept = Concepts.hl7(ROLE_CODE, role.code(), role.display());
        return relative.isBlank() ? concept : concept.setText(relative.strip());
    }
}
