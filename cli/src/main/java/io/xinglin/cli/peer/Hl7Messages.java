package io.xinglin.cli.peer;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** The synthetic messages of the demo's HIS, HL7 v2.5.1. */
public final class Hl7Messages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final LocalDateTime now;
    private final String run;
    private final AtomicInteger count = new AtomicInteger();

    /**
     * Messages of one run.
     *
     * @param run makes control ids, visit and document numbers of this run different from every other's
     */
    public Hl7Messages(LocalDateTime now, String run) {
        this.now = now;
        this.run = run;
    }

    /** Whom the messages are about; {@code birth} as {@code yyyyMMdd}. */
    public record Subject(
            String id, String name, String birth, String sex, String accession, String procedure, String modality) {}

    public String admit(Subject subject) {
        return header("ADT^A01^ADT_A01")
                + "EVN|A01|" + TIME.format(now) + "\r"
                + patient(subject)
                + "PV1|1|E|ED^01^01^HOSPITAL||||DR01^演示^医生||||||||||||V" + run + "\r";
    }

    public String order(Subject subject) {
        return header("ORM^O01^ORM_O01")
                + patient(subject)
                + "PV1|1|E|ED^01^01^HOSPITAL||||DR01^演示^医生||||||||||||V" + run + "\r"
                + "ORC|NW|P" + subject.accession() + "|F" + subject.accession() + "||||^^^^^S||" + TIME.format(now)
                + "|||DR01^演示^医生\r"
                + "OBR|1|P" + subject.accession() + "|F" + subject.accession() + "|CTHEAD^" + subject.procedure()
                + "^L|S||" + TIME.format(now) + "||||||突发头痛伴呕吐2小时，除外颅内出血|||||" + subject.accession()
                + "||||||" + subject.modality() + "\r";
    }

    public String note(Subject subject, String text) {
        return header("MDM^T02^MDM_T02")
                + "EVN|T02|" + TIME.format(now) + "\r"
                + patient(subject)
                + "PV1|1|E|ED^01^01^HOSPITAL||||DR01^演示^医生||||||||||||V" + run + "\r"
                + "TXA|1|入院记录|TX|" + TIME.format(now) + "||||||||DOC" + run + "\r"
                + "OBX|1|TX|||" + text.replace("\n", "\\.br\\") + "||||||F\r";
    }

    public String noteId() {
        return "DOC" + run;
    }

    private String header(String type) {
        return "MSH|^~\\&|DEMO_HIS|DEMO_HOSPITAL|XINGLIN|HOSPITAL|" + TIME.format(now) + "||" + type + "|" + run + "-"
                + count.incrementAndGet() + "|P|2.5.1|||||CHN|UNICODE UTF-8\r";
    }

    private static String patient(Subject subject) {
        return "PID|1||" + subject.id() + "^^^HOSPITAL||" + subject.name() + "||" + subject.birth() + "|"
                + subject.sex() + "\r";
    }
}
