package io.xinglin.imaging.dicom.file;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.aoju.bus.logger.GlobalFactory;
import org.aoju.bus.logger.Log;
import org.aoju.bus.logger.LogFactory;

/**
 * Keeps the DICOM library's chatter away from the log: its messages carry data sets, names and addresses. Only the
 * message pattern of a warning or error is kept, without its arguments, at level DEBUG.
 */
public final class LibraryLog extends LogFactory {
    private static final System.Logger LOG = System.getLogger("io.xinglin.imaging.dicom.library");
    private static final Log QUIET = (Log)
            Proxy.newProxyInstance(LibraryLog.class.getClassLoader(), new Class<?>[] {Log.class}, new PatternOnly());

    static {
        GlobalFactory.set(new LibraryLog());
    }

    private LibraryLog() {
        super("xinglin");
    }

    /** Makes sure this log is in place before the library is used; loading the class installs it. */
    public static void install() {
        LOG.log(Level.TRACE, "DICOM library log in place");
    }

    @Override
    public Log createLog(String name) {
        return QUIET;
    }

    @Override
    public Log createLog(Class<?> type) {
        return QUIET;
    }

    private static final class PatternOnly implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] args) {
            var name = method.getName();
            if ((name.equals("warn") || name.equals("error")) && args != null && LOG.isLoggable(Level.DEBUG)) {
                LOG.log(Level.DEBUG, pattern(args));
            }
            if (method.getReturnType() == boolean.class) {
                return false;
            }
            return method.getReturnType() == String.class ? "xinglin" : null;
        }

        /** The library passes its class name first in some overloads, then the pattern. */
        private static String pattern(Object[] args) {
            for (var arg : args) {
                if (arg instanceof String text && !text.startsWith("org.aoju")) {
                    return text;
                }
            }
            return "";
        }
    }
}
