package io.xinglin.fhir.cdshooks;

import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseSuggestionActionJson;
import io.xinglin.core.diagnosis.Answer.Ranked;
import io.xinglin.core.terminology.CodeSystem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The R4 resources that suggestions create, none of them more than a draft. Stateless. */
final class SuggestedResources {
    /** Beginning or part of a finding's name to the order that would show it; the first that fits. */
    private static final List<Map.Entry<String, String>> ORDERS = List.of(
            Map.entry("心电图", "心电图"),
            Map.entry("超声心动图", "超声心动图"),
            Map.entry("肌钙蛋白", "肌钙蛋白"),
            Map.entry("BNP", "NT-proBNP"),
            Map.entry("D二聚体", "D-二聚体"),
            Map.entry("CT", "CT"),
            Map.entry("MRI", "磁共振"),
            Map.entry("核磁", "磁共振"),
            Map.entry("胸片", "胸部X线"),
            Map.entry("X线", "X线摄片"),
            Map.entry("超声", "超声"),
            Map.entry("B超", "超声"),
            Map.entry("胃镜", "胃镜"),
            Map.entry("肠镜", "结肠镜"),
            Map.entry("脑电图", "脑电图"),
            Map.entry("肌电图", "肌电图"),
            Map.entry("骨髓", "骨髓穿刺"),
            Map.entry("脑脊液", "腰椎穿刺"),
            Map.entry("尿", "尿常规"),
            Map.entry("蛋白尿", "尿常规"),
            Map.entry("大便", "粪便常规"),
            Map.entry("便潜血", "粪便隐血"),
            Map.entry("白细胞", "血常规"),
            Map.entry("中性粒", "血常规"),
            Map.entry("淋巴细胞", "血常规"),
            Map.entry("嗜酸", "血常规"),
            Map.entry("血小板", "血常规"),
            Map.entry("贫血", "血常规"),
            Map.entry("C反应蛋白", "C反应蛋白"),
            Map.entry("降钙素原", "降钙素原"),
            Map.entry("血沉", "血沉"),
            Map.entry("转氨酶", "肝功能"),
            Map.entry("胆红素", "肝功能"),
            Map.entry("白蛋白", "肝功能"),
            Map.entry("肌酐", "肾功能"),
            Map.entry("血糖", "血糖"),
            Map.entry("血钾", "电解质"),
            Map.entry("钾血", "电解质"),
            Map.entry("钠血", "电解质"),
            Map.entry("钙血", "电解质"),
            Map.entry("淀粉酶", "血淀粉酶"),
            Map.entry("凝血", "凝血功能"),
            Map.entry("HCG", "血HCG"),
            Map.entry("TSH", "甲状腺功能"),
            Map.entry("T3", "甲状腺功能"),
            Map.entry("甲胎蛋白", "甲胎蛋白"),
            Map.entry("癌胚抗原", "癌胚抗原"),
            Map.entry("抗体", "自身抗体或病原抗体"),
            Map.entry("培养", "病原培养"),
            Map.entry("结核", "结核检查"));

    private SuggestedResources() {}

    /** A resource to be created; the client does it when the user accepts. */
    record Create(Resource resource) {
        CdsServiceResponseSuggestionActionJson action(String description) {
            return new CdsServiceResponseSuggestionActionJson()
                    .setType("create")
                    .setDescription(description)
                    .setResource(resource);
        }
    }

    /** A provisional diagnosis. */
    static Create condition(Ranked ranked, String patientId) {
        var condition = new Condition();
        condition.setVerificationStatus(new CodeableConcept()
                .addCoding(new Coding(
                        "http://terminology.hl7.org/CodeSystem/condition-ver-status", "provisional", "Provisional")));
        condition.setClinicalStatus(new CodeableConcept()
                .addCoding(new Coding("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active")));
        condition.setCode(new CodeableConcept()
                .setText(ranked.name())
                .addCoding(new Coding(CodeSystem.ICD_10_CHS.uri(), ranked.icd10(), ranked.english())));
        condition.setSubject(new Reference("Patient/" + patientId));
        return new Create(condition);
    }

    /** The order that would show the finding, where one is known. */
    static Optional<String> order(String finding) {
        return ORDERS.stream()
                .filter(entry -> finding.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** A draft order by its name. */
    static Create request(String order, String patientId) {
        return new Create(new ServiceRequest()
                .setStatus(ServiceRequest.ServiceRequestStatus.DRAFT)
                .setIntent(ServiceRequest.ServiceRequestIntent.PROPOSAL)
                .setCode(new CodeableConcept().setText(order))
                .setSubject(new Reference("Patient/" + patientId)));
    }
}
