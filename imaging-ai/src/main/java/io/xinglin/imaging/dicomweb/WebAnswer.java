package io.xinglin.imaging.dicomweb;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;

/**
 * The body of one answer, of bounded size and bounded time: the deadline closes it from outside, and whoever reads hears so. Not
 * safe for use by several threads.
 */
final class WebAnswer extends FilterInputStream {
    private final long most;
    private final Deadline deadline;
    private final Future<?> alarm;
    private long read;

    /** What happens when the time is up. */
    static final class Deadline implements Runnable {
        private final InputStream body;
        private volatile boolean passed;

        Deadline(InputStream body) {
            this.body = body;
        }

        @Override
        public void run() {
            passed = true;
            try {
                body.close();
            } catch (IOException e) {
                System.getLogger(WebAnswer.class.getName()).log(System.Logger.Level.DEBUG, "closed already", e);
            }
        }
    }

    /**
     * @param most bytes
     * @param alarm runs the deadline; cancelled when this is closed
     */
    WebAnswer(InputStream body, long most, Deadline deadline, Future<?> alarm) {
        super(body);
        this.most = most;
        this.deadline = deadline;
        this.alarm = alarm;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(bytes, offset, length);
        } catch (IOException e) {
            if (deadline.passed) {
                throw tooSlow(e);
            }
            throw e;
        }
        if (count < 0 && deadline.passed) {
            throw tooSlow(null);
        }
        read += Math.max(0, count);
        if (read > most) {
            throw new ProblemException(
                    Category.TOO_LARGE, "the DICOMweb server's answer has more than " + most + " bytes");
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static ProblemException tooSlow(IOException cause) {
        return new ProblemException(Category.UNAVAILABLE, "the DICOMweb server does not come to an end", cause);
    }

    @Override
    public void close() throws IOException {
        alarm.cancel(false);
        super.close();
    }
}
