package io.xinglin.imaging.verification;

import io.xinglin.core.imaging.Box;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.util.Arrays;
import java.util.List;

/** Where a lesion is, in pixels of the stored picture from its top left corner. */
record Circle(double x, double y, double radius) {
    /**
     * Circles as a table has them: {@code x y radius}, separated by semicolons; none for an empty text.
     *
     * @throws ProblemException INVALID
     */
    static List<Circle> read(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(";", -1)).map(Circle::one).toList();
    }

    private static Circle one(String text) {
        String[] words = text.strip().split("\\s+", -1);
        try {
            if (words.length == 3) {
                return new Circle(
                        Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Category.INVALID, "no circle: " + text, e);
        }
        throw new ProblemException(Problem.Category.INVALID, "no circle: " + text);
    }

    /** Whether a mark finds it: the mark's box holds its centre, or the mark's own centre lies in the circle. */
    boolean coveredBy(Box mark) {
        boolean holds = mark.left() <= x && x < mark.right() && mark.top() <= y && y < mark.bottom();
        double across = (mark.left() + mark.right()) / 2 - x;
        double down = (mark.top() + mark.bottom()) / 2 - y;
        return holds || across * across + down * down <= radius * radius;
    }
}
