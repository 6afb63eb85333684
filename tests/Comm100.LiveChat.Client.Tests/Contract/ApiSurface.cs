using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>The public API of the client, by the ids and names in the contract.</summary>
internal static class ApiSurface
{
    private static readonly Assembly s_client = typeof(LiveChatClient).Assembly;

    private static PropertyInfo[] Groups => typeof(ILiveChatClient).GetProperties();

    /// <summary>The method of each operation, by the operation's id.</summary>
    public static IReadOnlyDictionary<string, MethodInfo> Methods { get; } = Groups
        .SelectMany(group => group.PropertyType.GetMethods())
        .ToDictionary(GetOperationId);

    /// <summary>Returns the type for a format, or null.</summary>
    public static Type? TypeOf(string format) => s_client.GetType("Comm100.LiveChat.Client." + format, throwOnError: false) is { IsPublic: true } type ? type : null;

    /// <summary>All public models of the API document. It does not describe webhook events.</summary>
    public static IEnumerable<Type> Models =>
        s_client.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LiveChatModel)) && !type.IsSubclassOf(typeof(LiveChatWebhookEvent)) && !IsPartOfEvent(type));

    /// <summary>The aliases of all fields. The attribute is internal, so it is found by its name.</summary>
    public static IReadOnlyList<string> Aliases { get; } =
    [
        .. Models.SelectMany(model => model.GetProperties()).SelectMany(property => property.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType.Name == "AlsoNamedAttribute").Select(attribute => (string)attribute.ConstructorArguments[0].Value!),
    ];

    private static bool IsPartOfEvent(Type type) => type.Name.StartsWith("Webhook", StringComparison.Ordinal) && type != typeof(Webhook);

    /// <summary>Calls the method of an operation.</summary>
    public static async Task<object?> CallAsync(ILiveChatClient client, string operationId, params object?[] arguments)
    {
        MethodInfo method = Methods[operationId];
        object group = Groups.Single(property => property.PropertyType == method.DeclaringType).GetValue(client)!;
        var task = (Task)method.Invoke(group, BindingFlags.DoNotWrapExceptions, binder: null, [.. arguments, CancellationToken.None], culture: null)!;
        await task;
        return method.ReturnType.IsGenericType ? method.ReturnType.GetProperty("Result")!.GetValue(task) : null;
    }

    /// <summary>Returns the property at a path of a format, including paths to nested objects.</summary>
    public static PropertyInfo? PropertyAt(Type model, string path)
    {
        PropertyInfo? property = null;
        foreach (string name in path.Split('.'))
        {
            property = PropertyOf(property?.PropertyType ?? model, name);
            if (property is null)
            {
                return null;
            }
        }

        return property;
    }

    public static PropertyInfo? PropertyOf(Type model, string jsonName) => model.GetProperties()
        .FirstOrDefault(property => string.Equals(property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, jsonName, StringComparison.Ordinal));

    /// <summary>Creates a model from a document without the client, like a model that a caller creates.</summary>
    public static object? Create(Type type, JsonNode document) => document.Deserialize(type);

    private static string GetOperationId(MethodInfo method)
    {
        string group = method.DeclaringType!.Name[1..^"Api".Length];
        string name = method.GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType.Name == "OperationNameAttribute")
            ?.ConstructorArguments[0].Value as string ?? char.ToLowerInvariant(method.Name[0]) + method.Name[1..^"Async".Length];
        return $"{group}.{name}";
    }
}
