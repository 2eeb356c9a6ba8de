package io.xinglin.ejb.hl7;

import ca.uhn.hl7v2.model.Segment;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.ejb.hl7.Hl7Event.OrderNumbers;
import io.xinglin.ejb.hl7.Hl7Event.OrderTold;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the order groups of ORM^O01 and OMI^O23 (HL7 v2.5 chapter 4): {@code ORC [TQ1] OBR ... [IPC]}, repeated. */
final class OrderReader {
    private final Clock clock;

    OrderReader(Clock clock) {
        this.clock = clock;
    }

    List<OrderTold> orders(Segments message, Patient patient) {
        List<OrderTold> orders = new ArrayList<>();
        for (List<Segment> group : groups(message)) {
            orders.add(new Group(message, group, patient).read());
        }
        if (orders.isEmpty()) {
            throw Hl7Problem.missingSegment("ORC");
        }
        return orders;
    }

    /** Each {@code ORC} and what follows it up to the next. */
    private static List<List<Segment>> groups(Segments message) {
        List<List<Segment>> groups = new ArrayList<>();
        for (Segment segment : message.all()) {
            if (segment.getName().equals("ORC")) {
                groups.add(new ArrayList<>());
            }
            if (!groups.isEmpty()) {
                groups.get(groups.size() - 1).add(segment);
            }
        }
        return groups;
    }

    private final class Group {
        private final Segments message;
        private final List<Segment> segments;
        private final Patient patient;
        private final Segment orc;

        Group(Segments message, List<Segment> segments, Patient patient) {
            this.message = message;
            this.segments = segments;
            this.patient = patient;
            this.orc = segments.get(0);
        }

        OrderTold read() {
            ImagingOrder.Status status = status();
            OrderNumbers numbers = new OrderNumbers(accession(), number(2), number(3));
            if (numbers.accession().isEmpty()
                    && numbers.placer().isEmpty()
                    && numbers.filler().isEmpty()) {
                throw Hl7Problem.missing("OBR", 18);
            }
            Optional<Code> procedure = procedure();
            if (procedure.isEmpty() && status == ImagingOrder.Status.ACTIVE) {
                throw segment("OBR").isPresent() ? Hl7Problem.missing("OBR", 4) : Hl7Problem.missingSegment("OBR");
            }
            return new OrderTold(numbers, status, procedure.map(code -> order(numbers, code, status)));
        }

        private ImagingOrder order(OrderNumbers numbers, Code procedure, ImagingOrder.Status status) {
            return new ImagingOrder(
                    numbers.accession().orElseGet(() -> standIn(numbers)),
                    numbers.placer(),
                    numbers.filler(),
                    PatientReader.visitNumber(message),
                    patient,
                    procedure,
                    modality(),
                    first(obr(15, 4, 2), obr(15, 4, 1)),
                    priority(),
                    question(),
                    requester(),
                    requestedAt(),
                    status);
        }

        /** Without an accession number the filler's number serves, else the placer's. */
        private AccessionNumber standIn(OrderNumbers numbers) {
            return accession(first(numbers.filler(), numbers.placer()), "ORC", 3);
        }

        /** HL7 table 0119 in {@code ORC-1}, table 0038 in {@code ORC-5}. */
        private ImagingOrder.Status status() {
            boolean completed = Segments.text(orc, 5).equals("CM");
            return switch (Segments.required(orc, 1)) {
                case "NW", "XO", "SC", "RP", "RO", "SN", "NA", "OK" ->
                    completed
                            ? ImagingOrder.Status.COMPLETED
                            : Segments.text(orc, 5).equals("CA")
                                    ? ImagingOrder.Status.CANCELLED
                                    : ImagingOrder.Status.ACTIVE;
                case "CM" -> ImagingOrder.Status.COMPLETED;
                case "CA", "DC", "OC", "OD", "CR", "DR" -> ImagingOrder.Status.CANCELLED;
                default ->
                    throw Hl7Problem.invalid(
                            ErrorCode.TABLE_VALUE_NOT_FOUND, "ORC", 1, "the order control code is not supported");
            };
        }

        private Optional<AccessionNumber> accession() {
            String inObr = obr(18, 1, 1);
            String value = first(inObr, ipc(1));
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(accession(value, inObr.isEmpty() ? "IPC" : "OBR", inObr.isEmpty() ? 1 : 18));
        }

        private static AccessionNumber accession(String value, String segment, int field) {
            if (value.length() > 64) {
                throw Hl7Problem.invalid(
                        ErrorCode.DATA_TYPE, segment, field, "the accession number is longer than 64 characters");
            }
            return new AccessionNumber(value);
        }

        /** {@code ORC-2} or {@code ORC-3}, else the same field of {@code OBR}. */
        private String number(int field) {
            return first(Segments.text(orc, field), obr(field, 1, 1));
        }

        /** {@code OBR-4}: code, text and system, the alternate where the first is empty. */
        private Optional<Code> procedure() {
            String text = first(obr(4, 2, 1), obr(4, 5, 1));
            String value = first(obr(4, 1, 1), obr(4, 4, 1), text);
            String system = obr(4, 1, 1).isEmpty() ? obr(4, 6, 1) : obr(4, 3, 1);
            String alternate = obr(4, 5, 1);
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Code(
                            system(system), value, first(alternate, text, value), text.isEmpty() ? value : text));
        }

        private static CodeSystem system(String name) {
            return Arrays.stream(CodeSystem.values())
                    .filter(system -> system.table0396().equals(name))
                    .findFirst()
                    .orElse(CodeSystem.LOCAL);
        }

        /** {@code IPC-5}, else {@code OBR-24} with table 0074 turned into DICOM's modality where they differ. */
        private String modality() {
            String section = obr(24, 1, 1);
            String fromSection = switch (section) {
                case "NMR" -> "MR";
                case "RUS", "VUS", "CUS" -> "US";
                case "NMS" -> "NM";
                case "RAD", "RX", "XRC", "OTH" -> "";
                default -> section;
            };
            return first(ipc(5), fromSection);
        }

        private OrderPriority priority() {
            String code = first(
                    segment("TQ1").map(tq1 -> Segments.text(tq1, 9)).orElse(""),
                    Segments.text(orc, 7, 6),
                    obr(27, 6, 1),
                    obr(5, 1, 1));
            return OrderPriority.ofHl7(code);
        }

        private String question() {
            List<String> parts = Stream.of(obr(13, 1, 1), first(obr(31, 2, 1), obr(31, 1, 1)))
                    .filter(part -> !part.isEmpty())
                    .distinct()
                    .toList();
            return NoteReader.plain(String.join("；", parts));
        }

        private String requester() {
            String name = PatientReader.join(Segments.text(orc, 12, 2), Segments.text(orc, 12, 3));
            return first(name, PatientReader.join(obr(16, 2, 1), obr(16, 3, 1)), Segments.text(orc, 12));
        }

        private Instant requestedAt() {
            return Times.instant(orc, 9)
                    .or(() -> segment("OBR").flatMap(obr -> Times.instant(obr, 6)))
                    .or(() -> Times.instant(message.required("MSH"), 7))
                    .orElseGet(clock::instant);
        }

        private Optional<Segment> segment(String name) {
            return segments.stream()
                    .filter(segment -> segment.getName().equals(name))
                    .findFirst();
        }

        private String obr(int field, int component, int subcomponent) {
            return segment("OBR")
                    .map(obr -> Segments.text(obr, field, 0, component, subcomponent))
                    .orElse("");
        }

        private String ipc(int field) {
            return segment("IPC").map(ipc -> Segments.text(ipc, field)).orElse("");
        }

        private static String first(String... values) {
            return Stream.of(values)
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }
}
