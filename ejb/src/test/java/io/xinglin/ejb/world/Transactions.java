package io.xinglin.ejb.world;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Transactional;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** What the container does for CDI beans: {@code @Transactional} by a proxy, one connection and one entity manager a transaction. */
public final class Transactions {
    @SuppressWarnings(
            "ThreadLocalUsage") // One world, one thread-bound transaction: instances must not see each other's.
    private final ThreadLocal<Current> current = new ThreadLocal<>();

    private final DataSource pool;
    private final DataSource bound;
    private final EntityManagerFactory factory;

    private record Current(Connection connection, EntityManager em, List<Runnable> afterCommit) {}

    public Transactions(DataSource pool, List<Class<?>> entities) {
        this.pool = pool;
        this.bound = proxy(DataSource.class, this::dataSourceCall);
        this.factory = new HibernatePersistenceProvider()
                .createContainerEntityManagerFactory(
                        new Unit(entities, bound), Map.of("hibernate.jdbc.time_zone", "UTC"));
    }

    /** Gives the transaction's connection, or one that commits by itself. */
    public DataSource dataSource() {
        return bound;
    }

    public EntityManager entityManager() {
        return proxy(EntityManager.class, (method, arguments) -> {
            Current now = current.get();
            return invoke(method, now == null ? factory.createEntityManager() : now.em(), arguments);
        });
    }

    public void afterCommit(Runnable action) {
        Current now = current.get();
        if (now == null) {
            action.run();
        } else {
            now.afterCommit().add(action);
        }
    }

    /** Runs inside a transaction; anything thrown rolls it back. */
    public <T> T in(Callable<T> work) throws Exception {
        if (current.get() != null) {
            return work.call();
        }
        Connection connection = pool.getConnection();
        connection.setAutoCommit(false);
        EntityManager em = null;
        boolean committed = false;
        List<Runnable> after = new ArrayList<>();
        try {
            current.set(new Current(connection, null, after));
            em = factory.createEntityManager();
            current.set(new Current(connection, em, after));
            em.getTransaction().begin();
            T answer = work.call();
            em.getTransaction().commit();
            committed = true;
            return answer;
        } finally {
            end(connection, em, committed);
            if (committed) {
                after.forEach(Runnable::run);
            }
        }
    }

    private void end(Connection connection, EntityManager em, boolean committed) throws SQLException {
        if (em != null && !committed && em.getTransaction().isActive()) {
            em.getTransaction().rollback();
        }
        if (em != null) {
            em.close();
        }
        current.remove();
        if (!committed) {
            connection.rollback();
        }
        connection.setAutoCommit(true);
        connection.close();
    }

    /** The bean as others get it injected: transactional methods run in a transaction, self-invocations do not. */
    @SuppressWarnings("unchecked")
    public <T> T bean(T target) {
        Class<T> type = (Class<T>) target.getClass();
        try {
            Class<? extends T> proxy = new ByteBuddy()
                    .subclass(type)
                    .method(ElementMatchers.not(ElementMatchers.isDeclaredBy(Object.class)))
                    .intercept(InvocationHandlerAdapter.of(
                            (self, method, arguments) -> method.isAnnotationPresent(Transactional.class)
                                    ? in(() -> invokeChecked(method, target, arguments))
                                    : invoke(method, target, arguments)))
                    .make()
                    .load(
                            type.getClassLoader(),
                            ClassLoadingStrategy.UsingLookup.of(
                                    MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                    .getLoaded();
            var constructor = proxy.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object dataSourceCall(Method method, Object[] arguments) throws Throwable {
        Current now = current.get();
        if (now == null || !method.getName().equals("getConnection")) {
            return invoke(method, pool, arguments);
        }
        return proxy(
                Connection.class,
                (call, values) -> call.getName().equals("close") ? null : invoke(call, now.connection(), values));
    }

    @FunctionalInterface
    private interface Call {
        Object invoke(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.invoke(method, arguments)));
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object invokeChecked(Method method, Object target, Object[] arguments) throws Exception {
        try {
            return invoke(method, target, arguments);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    public void close() {
        factory.close();
    }
}
