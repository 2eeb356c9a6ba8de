package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.waveform.EcgSignal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record of PhysioNet's WaveForm DataBase (header(5), signal(5)), as far as the sets need it: one signal file of format 16
 * behind an offset. Stateless.
 */
final class WfdbRecord {
    /** File, format with offset, gain with base line and unit; the rest is not needed. */
    private static final Pattern SIGNAL =
            Pattern.compile("(\\S+)\\s+16(?:\\+(\\d+))?\\s+([0-9.]+)(?:\\((-?\\d+)\\))?(?:/(\\S+))?\\s*(.*)");

    private WfdbRecord() {}

    /**
     * Reads.
     *
     * @param header the {@code .hea} file
     * @throws ProblemException NOT_FOUND, INVALID for a header that says something else, UNSUPPORTED for another format
     */
    static EcgSignal read(Path header) {
        try {
            List<String> lines = Files.readAllLines(header).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            String[] record = lines.isEmpty() ? new String[0] : lines.get(0).split("\\s+");
            if (record.length < 4 || lines.size() < 1 + Integer.parseInt(record[1])) {
                throw new ProblemException(Category.INVALID, header.getFileName() + " is no WFDB header");
            }
            return signals(header, lines, Integer.parseInt(record[1]), Double.parseDouble(record[2]));
        } catch (IOException e) {
            throw new ProblemException(Category.NOT_FOUND, "no record " + header.getFileName(), e);
        } catch (NumberFormatException e) {
            throw new ProblemException(Category.INVALID, header.getFileName() + " is no WFDB header", e);
        }
    }

    private static EcgSignal signals(Path header, List<String> lines, int count, double hertz) throws IOException {
        List<EcgSignal.Lead> leads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Matcher signal = SIGNAL.matcher(lines.get(1 + i));
            if (!signal.matches()) {
                throw new ProblemException(Category.UNSUPPORTED, header.getFileName() + ": only format 16 is read");
            }
            leads.add(lead(header.resolveSibling(signal.group(1)), signal, i, count));
        }
        return new EcgSignal(hertz, leads);
    }

    private static EcgSignal.Lead lead(Path file, Matcher signal, int index, int count) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int offset = signal.group(2) == null ? 0 : Integer.parseInt(signal.group(2));
        double gain = Double.parseDouble(signal.group(3));
        double unit = "uV".equals(signal.group(5)) ? 1 : 1000;
        double base = signal.group(4) == null ? 0 : Double.parseDouble(signal.group(4));
        var samples = ByteBuffer.wrap(bytes, Math.min(offset, bytes.length), Math.max(0, bytes.length - offset))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        float[] values = new float[samples.remaining() / count];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((samples.get(i * count + index) - base) / gain * unit);
        }
        String[] rest = signal.group(6).split("\\s+");
        return new EcgSignal.Lead(rest[rest.length - 1], values);
    }
}
