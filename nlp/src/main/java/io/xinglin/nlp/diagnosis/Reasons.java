package io.xinglin.nlp.diagnosis;

import io.xinglin.core.diagnosis.Answer.Reason;
import io.xinglin.nlp.diagnosis.PatientCase.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Why a disease stands where it stands, with the record's own sentences. Stateless. */
final class Reasons {
    private static final double WORTH_TELLING = Math.log(1.3);
    private static final int FOR = 6;
    private static final int AGAINST = 4;

    private Reasons() {}

    static List<Reason> inFavour(int d, PatientCase given, Evidence evidence, DiagnosisModel model) {
        return all(d, given, evidence, model).stream()
                .filter(reason -> Math.log(reason.ratio()) > WORTH_TELLING)
                .sorted(Comparator.comparingDouble(Reason::ratio).reversed())
                .limit(FOR)
                .toList();
    }

    static List<Reason> against(int d, PatientCase given, Evidence evidence, DiagnosisModel model) {
        return all(d, given, evidence, model).stream()
                .filter(reason -> Math.log(reason.ratio()) < -WORTH_TELLING)
                .sorted(Comparator.comparingDouble(Reason::ratio))
                .limit(AGAINST)
                .toList();
    }

    private static List<Reason> all(int d, PatientCase given, Evidence evidence, DiagnosisModel model) {
        List<Reason> reasons = new ArrayList<>();
        for (int f : evidence.present()) {
            String name = model.term(f).name();
            reasons.add(reason(
                    name, model.likely(d, f) / model.overall(f), given.present().get(name), given));
        }
        for (int f : evidence.absent()) {
            String name = model.term(f).name();
            double ratio = (1 - model.likely(d, f)) / (1 - model.overall(f));
            reasons.add(reason("无" + name, ratio, given.absent().get(name), given));
        }
        Disease disease = model.knowledge().diseases().get(d);
        given.age()
                .ifPresent(age -> reasons.add(circumstance("年龄", disease.who().age(age))));
        reasons.add(circumstance("性别", disease.who().sex(given.sex())));
        reasons.add(circumstance("病程", Ranking.course(disease, given.course())));
        return reasons;
    }

    private static Reason reason(String says, double ratio, Quote quote, PatientCase given) {
        return new Reason(
                says,
                ratio,
                Optional.of(quote.words()),
                quote.sentence().of(given.text()).strip());
    }

    private static Reason circumstance(String says, double logarithm) {
        return new Reason(says, Math.exp(logarithm), Optional.empty(), "");
    }
}
