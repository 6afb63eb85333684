namespace Comm100.LiveChat.Client.Testing.Contract;

/// <summary>The rules of the service that the contract does not express.</summary>
internal static class ResourceRules
{
    public const string AgentCollection = "agents";
    public const string DepartmentCollection = "departments";
    public const string AwayStatusCollection = "customAwayStatus";

    private const string CampaignCollection = "campaigns";
    private const string CategoryCollection = "cannedMessageCategories";

    /// <summary>Gets the fields that contain one or more e-mail addresses.</summary>
    public static IReadOnlySet<string> EmailFields { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "ChatWindow.advanced.transcriptEmailAddress",
        "ChatWindow.options.email.fromEmail",
        "Department.emailAddresses",
        "RoutingRules.fail.offlineMessageEmails",
    };

    /// <summary>Gets the fields that contain an id, or an array of ids, with the collection of the objects.</summary>
    public static IReadOnlyDictionary<string, string> References { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Agent.departments"] = DepartmentCollection,
        ["CampaignSsoOptions.campaignId"] = CampaignCollection,
        ["CannedMessage.categoryId"] = CategoryCollection,
        ["CannedMessageCategory.parentId"] = CategoryCollection,
        ["Department.agents"] = AgentCollection,
        ["Department.backupDepartmentId"] = DepartmentCollection,
    };

    /// <summary>Gets the fields that contain the id of an agent or of a department, with the path of the field that determines which.</summary>
    public static IReadOnlyDictionary<string, string> TargetReferences { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CustomRule.routeToId"] = "routeToObject",
        ["RoutingRules.fail.routeToId"] = "fail.routeTobject",
        ["RoutingRules.simpleRouteToId"] = "simpleRouteToObject",
    };

    /// <summary>Gets the field that contains arrays of agents and departments, either as an object or as an object in a string.</summary>
    public static string RecipientsField => "VisitorSegmentation.notification";

    /// <summary>Gets the reference without which an element of an array has no meaning: it is removed together with the object.</summary>
    public static string OwnerReference => "CampaignSsoOptions.campaignId";

    /// <summary>Gets the collections whose objects refer to each other: an agent is in a department exactly if the department has the agent.</summary>
    public static IReadOnlyList<MutualReference> MutualReferences { get; } =
    [
        new(DepartmentCollection, "agents", AgentCollection, "departments"),
        new(AgentCollection, "departments", DepartmentCollection, "agents"),
    ];

    /// <summary>Gets the references that must not lead back to the object itself.</summary>
    public static IReadOnlyList<AcyclicReference> AcyclicReferences { get; } =
    [
        new(DepartmentCollection, "backupDepartmentId", IsTransitive: false, "another department"),
        new(CategoryCollection, "parentId", IsTransitive: true, "a category that is not below this one"),
    ];

    /// <summary>Gets the fields that contain the name of an object. They change when the object is renamed or removed.</summary>
    public static IReadOnlyList<NameReference> NameReferences { get; } = [new(AwayStatusCollection, AgentCollection, "Agent", "status", ValueAfterRemoval: "away")];

    /// <summary>Gets the arrays within documents whose elements must have unique names, with the format of the elements.</summary>
    public static IReadOnlyDictionary<string, string> ArraysWithUniqueNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["rules"] = "CustomRule" };
}

internal sealed record MutualReference(string Collection, string Field, string OtherCollection, string OtherField);

/// <param name="Collection">The collection of the objects.</param>
/// <param name="Field">The field with the id of another object of the collection.</param>
/// <param name="IsTransitive">Whether the rule also covers references of the referenced objects.</param>
/// <param name="AllowedValue">A description of the allowed values, for the error message.</param>
internal sealed record AcyclicReference(string Collection, string Field, bool IsTransitive, string AllowedValue);

/// <param name="Collection">The collection of the objects with the names.</param>
/// <param name="ReferringCollection">The collection of the objects that refer to them.</param>
/// <param name="ReferringFormat">The format of the objects that refer to them.</param>
/// <param name="Field">The field with the name.</param>
/// <param name="ValueAfterRemoval">The value of the field after the object is removed.</param>
internal sealed record NameReference(string Collection, string ReferringCollection, string ReferringFormat, string Field, string ValueAfterRemoval);
