package io.xinglin.core.problem;

/** Carries a {@link Problem} up to the edge, where one mapper turns it into the standard's negative answer. */
public class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.category() + ": " + problem.message());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.category() + ": " + problem.message(), cause);
        this.problem = problem;
    }

    public ProblemException(Problem.Category category, String message) {
        this(new Problem(category, message));
    }

    public ProblemException(Problem.Category category, String message, Throwable cause) {
        this(new Problem(category, message), cause);
    }

    public Problem problem() {
        return problem;
    }
}
