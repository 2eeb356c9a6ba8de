package io.xinglin.cli.imaging;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The series and number in a picture's name {@code PATIENT_SLICE.jpg}.
 *
 * @param folder pictures of the same name in another folder are another series
 */
record SeriesName(Path folder, String series, int number) {
    private static final Pattern FORM = Pattern.compile("(.+)_([0-9]{1,9})\\.[^.]+");

    static Optional<SeriesName> of(Path file) {
        Matcher matcher = FORM.matcher(file.getFileName().toString());
        return matcher.matches()
                ? Optional.of(new SeriesName(
                        file.toAbsolutePath().getParent(), matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    boolean sameSeries(SeriesName other) {
        return folder.equals(other.folder) && series.equals(other.series);
    }
}
