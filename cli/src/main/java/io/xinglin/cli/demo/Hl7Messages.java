package io.xinglin.cli.demo;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** The synthetic messages of the demo's HIS, HL7 v2.5.1. */
final class Hl7Messages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final LocalDateTime now;
    private final String run;
    private final AtomicInteger count = new AtomicInteger();

    Hl7Messages(LocalDateTime now) {
        this.now = now;
        this.run = TIME.format(now);
    }

    /** Whom the messages are about; {@code birth} as {@code yyyyMMdd}. */
    record Subject(String id, String name, String birth, String sex, String accession, String procedure) {}

    String admit(Subject subject) {
        return header("ADT^A01^ADT_A01")
                + "EVN|A01|" + run + "\r"
                + patient(subject)
                + "PV1|1|E|ED^01^01^HOSPITAL||||DR01^演示^医生|||||||||||V" + run + "\r";
    }

    String order(Subject subject) {
        return header("ORM^O01^ORM_O01")
                + patient(subject)
                + "PV1|1|E|ED^01^01^HOSPITAL||||DR01^演示^医生|||||||||||V" + run + "\r"
                + "ORC|NW|P" + subject.accession() + "|F" + subject.accession() + "||||^^^^^S||" + run
                + "|||DR01^演示^医生\r"
                + "OBR|1|P" + subject.accession() + "|F" + subject.accession() + "|CTHEAD^" + subject.procedure()
                + "^L|S||" + run + "||||||突发头痛伴呕吐2小时，除外颅内出血|||||" + subject.accession()
                + "||||||CT\r";
    }

    String note(Subject subject, String text) {
        return header("MDM^T02^MDM_T02")
                + "EVN|T02|" + run + "\r"
                + patient(subject)
                + "PV1|1|E|ED^01^01^HOSPITAL||||DR01^演示^医生|||||||||||V" + run + "\r"
                + "TXA|1|入院记录|TX|" + run + "||||||||DOC" + run + "\r"
                + "OBX|1|TX|||" + text.replace("\n", "\\.br\\") + "||||||F\r";
    }

    String noteId() {
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
