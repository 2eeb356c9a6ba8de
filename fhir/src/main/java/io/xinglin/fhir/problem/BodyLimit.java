package io.xinglin.fhir.problem;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import io.xinglin.core.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a request body that is larger than the limit before it is in memory, whether it says its length or not, and
 * one that is compressed, for that says nothing of its length. Init parameter {@code max-bytes}.
 */
public class BodyLimit extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(BodyLimit.class);
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private long maxBytes;

    @Override
    public void init() {
        maxBytes = Long.parseLong(getInitParameter("max-bytes"));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(
                    response,
                    UNSUPPORTED_MEDIA_TYPE,
                    Problem.Category.UNSUPPORTED,
                    "compressed bodies are not accepted");
        } else if (request.getContentLengthLong() > maxBytes) {
            int status = FhirProblems.status(Problem.Category.TOO_LARGE);
            refuse(response, status, Problem.Category.TOO_LARGE, tooLarge());
        } else {
            chain.doFilter(new Limited(request), response);
        }
    }

    private String tooLarge() {
        return "the body is larger than " + maxBytes + " bytes";
    }

    private static void refuse(HttpServletResponse response, int status, Problem.Category category, String words)
            throws IOException {
        LOG.warn("XL-FHIR-004 refused a request with {}: {}", status, words);
        response.setStatus(status);
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getOutputStream()
                .write(FhirContext.forR4Cached()
                        .newJsonParser()
                        .encodeResourceToString(FhirProblems.outcome(new Problem(category, words)))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private final class Limited extends HttpServletRequestWrapper {
        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream());
        }
    }

    private final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private long read;

        Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int value = body.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = body.read(bytes, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > maxBytes) {
                throw new PayloadTooLargeException(tooLarge());
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
