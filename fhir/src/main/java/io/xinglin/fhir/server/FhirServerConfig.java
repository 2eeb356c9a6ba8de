package io.xinglin.fhir.server;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.dao.search.HSearchSortHelperImpl;
import ca.uhn.fhir.jpa.dao.search.IHSearchSortHelper;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.search.IStaleSearchDeletingSvc;
import ca.uhn.fhir.jpa.search.StaleSearchDeletingSvcImpl;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.rest.api.IResourceSupportedSvc;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.lookup.JndiDataSourceLookup;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * The Spring context of the FHIR server: HAPI's JPA configuration for R4 with its own Hibernate on a non-JTA data source.
 *
 * <p>Left out on purpose, for start-up time and attack surface: full-text search (Lucene), subscriptions, bulk export,
 * terminology upload, packages, MDM.
 */
@Configuration
@Import({
    JpaR4Config.class,
    JpaBatch2Config.class,
    Batch2JobsConfig.class,
    SubscriptionChannelConfig.class,
    ThreadPoolFactoryConfig.class,
    OfferedPorts.class
})
public class FhirServerConfig {
    /** The data source of the FHIR resources; declared with {@code jta="false"}. */
    public static final String DATA_SOURCE = "java:jboss/datasources/FhirDS";

    /** What the interface offers; conformance and administration resources stay out of reach of API clients. */
    static final Set<String> SUPPORTED = Set.of(
            "AllergyIntolerance",
            "AuditEvent",
            "Binary",
            "BodyStructure",
            "Bundle",
            "CarePlan",
            "Claim",
            "ClinicalImpression",
            "Composition",
            "Condition",
            "Consent",
            "Coverage",
            "DetectedIssue",
            "Device",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "EpisodeOfCare",
            "FamilyMemberHistory",
            "Flag",
            "Goal",
            "Group",
            "ImagingStudy",
            "Immunization",
            "List",
            "Location",
            "Media",
            "Medication",
            "MedicationAdministration",
            "MedicationRequest",
            "MedicationStatement",
            "Observation",
            "Organization",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Procedure",
            "Provenance",
            "Questionnaire",
            "QuestionnaireResponse",
            "RelatedPerson",
            "RiskAssessment",
            "ServiceRequest",
            "Specimen",
            "Task");

    private static final int DEFAULT_PAGE = 20;
    private static final int LARGEST_PAGE = 200;
    private static final int MAX_TRANSACTION_ENTRIES = 2000;

    @Bean
    public static BeanFactoryPostProcessor lazily() {
        return new LazyStart(SUPPORTED);
    }

    @Bean
    public DataSource fhirDataSource() {
        return new JndiDataSourceLookup().getDataSource(DATA_SOURCE);
    }

    @Bean
    public JpaStorageSettings storageSettings() {
        var settings = new JpaStorageSettings();
        settings.setAllowExternalReferences(true);
        settings.setAllowMultipleDelete(false);
        settings.setExpungeEnabled(false);
        settings.setAutoCreatePlaceholderReferenceTargets(false);
        settings.setIndexMissingFields(StorageSettings.IndexEnabledEnum.DISABLED);
        settings.setHibernateSearchIndexSearchParams(false);
        settings.setEnableTaskPreExpandValueSets(false);
        settings.setEnableTaskStaleSearchCleanup(true);
        settings.setMaximumTransactionBundleSize(MAX_TRANSACTION_ENTRIES);
        settings.setFetchSizeDefaultMaximum(LARGEST_PAGE);
        settings.setReuseCachedSearchResultsForMillis(null);
        settings.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
        return settings;
    }

    @Bean
    public PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    public SubscriptionSettings subscriptionSettings() {
        return new SubscriptionSettings();
    }

    @Bean
    public DatabaseBackedPagingProvider pagingProvider() {
        var paging = new DatabaseBackedPagingProvider();
        paging.setDefaultPageSize(DEFAULT_PAGE);
        paging.setMaximumPageSize(LARGEST_PAGE);
        return paging;
    }

    @Bean
    @Primary
    public LocalContainerEntityManagerFactoryBean entityManagerFactory(
            DataSource dataSource,
            ConfigurableListableBeanFactory beans,
            FhirContext context,
            JpaStorageSettings settings) {
        FhirDatabase database = FhirDatabase.of(dataSource);
        database.migrate(dataSource);
        var factory = HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, context, settings);
        factory.setPersistenceUnitName("fhir");
        factory.setDataSource(dataSource);
        factory.setJpaProperties(hibernate(database));
        return factory;
    }

    private static Properties hibernate(FhirDatabase database) {
        var properties = new Properties();
        properties.put("hibernate.dialect", database.dialect());
        properties.put("hibernate.hbm2ddl.auto", "none");
        properties.put("hibernate.boot.allow_jdbc_metadata_access", "false");
        properties.put("hibernate.search.enabled", "false");
        properties.put("hibernate.integration.envers.enabled", "false");
        properties.put("hibernate.jdbc.batch_size", "20");
        properties.put("hibernate.order_inserts", "true");
        properties.put("hibernate.cache.use_query_cache", "false");
        properties.put("hibernate.cache.use_second_level_cache", "false");
        properties.put("hibernate.cache.use_minimal_puts", "false");
        properties.put("jakarta.persistence.validation.mode", "none");
        // HAPI's partition columns are declared not-null and left null when partitioning is off: the schema decides.
        properties.put("hibernate.check_nullability", "false");
        return properties;
    }

    @Bean
    public IResourceSupportedSvc resourceSupported() {
        return SUPPORTED::contains;
    }

    @Bean
    public IStaleSearchDeletingSvc staleSearches() {
        return new StaleSearchDeletingSvcImpl();
    }

    @Bean
    public IHSearchSortHelper fullTextSort(ISearchParamRegistry parameters) {
        return new HSearchSortHelperImpl(parameters);
    }

    @Bean
    @Primary
    public JpaTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }
}
