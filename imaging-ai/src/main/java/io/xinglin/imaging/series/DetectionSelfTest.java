package io.xinglin.imaging.series;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The self test of a detection package: what each of its networks answers to inputs by formula. Stateless. */
final class DetectionSelfTest {
    private DetectionSelfTest() {}

    static void compare(VolumeDetection detection, JsonNode test, SelfTest.Check check) {
        List<Double> shifts = new ArrayList<>();
        test.path("shifts").forEach(shift -> shifts.add(shift.asDouble()));
        if (shifts.isEmpty()) {
            check.faults().add(SelfTest.FILE + ": shifts are missing");
            return;
        }
        detection.answers(shifts).forEach((name, rows) -> {
            int dot = name.indexOf('.');
            JsonNode expected = test.path(name.substring(0, dot)).path(name.substring(dot + 1));
            for (int i = 0; i < rows.size(); i++) {
                check.close(name, rows.get(i), expected.path(i));
            }
        });
    }
}
