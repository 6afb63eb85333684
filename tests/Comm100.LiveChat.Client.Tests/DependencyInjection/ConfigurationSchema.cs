using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

/// <summary>Creates the JSON schema of the configuration from the keys that the client reads, the types and defaults of the options, and their documentation.</summary>
internal static class ConfigurationSchema
{
    // A definition of another package must not have the same name.
    private const string Account = "comm100LiveChatAccount";

    // A time span must contain a colon, because a number alone is parsed as days.
    private const string TimeSpanPattern = @"^(\d{1,7}[.:])?([01]?\d|2[0-3]):[0-5]?\d(:[0-5]?\d(\.\d{1,7})?)?$";
    private const string TimeoutPattern = @"^(-00:00:00\.0010*|(\d{1,7}[.:])?([01]?\d|2[0-3]):[0-5]?\d(:[0-5]?\d(\.\d{1,7})?)?)$";

    private static readonly string[] s_timeouts =
        [nameof(LiveChatClientOptions.Timeout), nameof(LiveChatClientOptions.AttemptTimeout), nameof(LiveChatClientOptions.PooledConnectionLifetime)];

    // The same ranges as in the validation code. A test compares them.
    private static readonly Dictionary<string, (long? Min, long? Max)> s_ranges = new(StringComparer.Ordinal)
    {
        [nameof(LiveChatClientOptions.SiteId)] = (1, null),
        [nameof(LiveChatClientOptions.MaxResponseBytes)] = (1, 2_147_483_590),
        [nameof(LiveChatRetryOptions.MaxAttempts)] = (1, 20),
        [nameof(LiveChatRateLimitOptions.MaxRequests)] = (1, int.MaxValue),
    };

    private static readonly XElement[] s_documentation =
        [.. XDocument.Load(Path.ChangeExtension(typeof(LiveChatClient).Assembly.Location, ".xml")).Descendants("member")];

    public static string Create()
    {
        JsonObject account = CreateAccount();
        var section = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "The client of the Comm100 Live Chat REST API, or a section with the same keys for each account.",
            ["properties"] = new JsonObject(account["properties"]!.AsObject().Select(property =>
                KeyValuePair.Create(property.Key, (JsonNode?)new JsonObject { ["$ref"] = $"#/definitions/{Account}/properties/{property.Key}" }))),
            ["additionalProperties"] = new JsonObject { ["$ref"] = "#/definitions/" + Account },
        };
        var schema = new JsonObject
        {
            ["definitions"] = new JsonObject { [Account] = account },
            ["properties"] = new JsonObject { ["LiveChat"] = section },
            ["type"] = "object",
        };
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject CreateAccount()
    {
        var properties = new JsonObject();
        foreach (string key in GetKeys("Nonsense"))
        {
            properties[key] = typeof(LiveChatClientOptions).GetProperty(key) is { } option ? CreateProperty(option, new LiveChatClientOptions())
                : typeof(LiveChatOAuthOptions).GetProperty(key) is { } oauthOption ? CreateProperty(oauthOption, new LiveChatOAuthOptions())
                : CreateCredentialProperty(key);
        }

        return CreateObject("An account of the Comm100 Live Chat REST API.", properties);
    }

    private static JsonObject CreateProperty(PropertyInfo option, object defaults)
    {
        string description = Describe(option);
        if (option.Name == nameof(LiveChatClientOptions.PathSegmentOverrides))
        {
            return CreateObject(description, new JsonObject(GetNames("PathSegmentOverrides:nonsense", "The segments are ").Select(segment => KeyValuePair.Create(segment, (JsonNode?)new JsonObject
            {
                ["type"] = "string",
                ["description"] = $"The segment to send instead of '{segment}'.",
                ["minLength"] = 1,
            }))));
        }

        Type type = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        if (type == typeof(LiveChatRetryOptions) || type == typeof(LiveChatRateLimitOptions))
        {
            object values = type == typeof(LiveChatRetryOptions) ? ((LiveChatClientOptions)defaults).Retries : new LiveChatRateLimitOptions();
            return CreateObject(description, new JsonObject(GetKeys(option.Name + ":Nonsense").Select(key => KeyValuePair.Create(key, (JsonNode?)CreateProperty(type.GetProperty(key)!, values)))));
        }

        object? value = option.GetValue(defaults);
        var property = new JsonObject { ["type"] = GetJsonType(type), ["description"] = description };
        if (type == typeof(Uri))
        {
            property["format"] = "uri";
        }
        else if (option.Name == nameof(LiveChatClientOptions.ApiPath))
        {
            property["pattern"] = "^(/.*)?$";
        }
        else if (type == typeof(TimeSpan))
        {
            property["pattern"] = s_timeouts.Contains(option.Name) ? TimeoutPattern : TimeSpanPattern;
        }

        if (s_ranges.TryGetValue(option.Name, out (long? Min, long? Max) range))
        {
            AddIfSet("minimum", range.Min);
            AddIfSet("maximum", range.Max);
        }

        if (value is not null)
        {
            property["default"] = value is TimeSpan time ? time.ToString("c", CultureInfo.InvariantCulture) : JsonSerializer.SerializeToNode(value, value.GetType());
        }

        return property;

        void AddIfSet(string name, long? limit)
        {
            if (limit is not null)
            {
                property[name] = limit;
            }
        }
    }

    private static string GetJsonType(Type type) => type == typeof(bool) ? "boolean" : type == typeof(int) || type == typeof(long) ? "integer" : "string";

    // These keys are the parameters of the methods that create credentials.
    private static JsonObject CreateCredentialProperty(string key)
    {
        string parameter = key == "AuthorizationCode" ? "code" : JsonNamingPolicy.CamelCase.ConvertName(key);
        XElement documentation = s_documentation
            .Where(member => member.Attribute("name")!.Value.StartsWith("M:Comm100.LiveChat.Client.LiveChatCredential.", StringComparison.Ordinal))
            .SelectMany(member => member.Elements("param"))
            .Last(element => element.Attribute("name")!.Value == parameter);
        var property = new JsonObject { ["type"] = "string", ["description"] = GetText(documentation), ["minLength"] = 1 };
        if (key == "RedirectUri")
        {
            property["format"] = "uri";
        }

        return property;
    }

    private static JsonObject CreateObject(string description, JsonObject properties) =>
        new() { ["type"] = "object", ["description"] = description, ["properties"] = properties, ["additionalProperties"] = false };

    private static string Describe(PropertyInfo option)
    {
        XElement member = s_documentation.Single(member => member.Attribute("name")!.Value == $"P:{option.DeclaringType!.FullName}.{option.Name}");
        return string.Join(' ', new[] { member.Element("summary"), member.Element("value") }.OfType<XElement>().Select(GetText));
    }

    private static string GetText(XElement element) => string.Join(' ', string.Concat(element.Nodes().Select(GetText)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string GetText(XNode node) => node switch
    {
        XElement element when element.Attribute("cref")?.Value.EndsWith(".InfiniteTimeSpan", StringComparison.Ordinal) == true => "-00:00:00.001",
        XElement element when element.Attribute("cref") is { } reference => reference.Value.Split('(')[0].Split('.', ':')[^1],
        XElement element when element.Attribute("name") is { } name => name.Value,
        XElement element => string.Concat(element.Nodes().Select(GetText)),
        XText text => text.Value,
        _ => "",
    };

    private static string[] GetKeys(string unknownKey) => GetNames(unknownKey, "The keys are ");

    // The client lists the names in the message about an unknown name.
    private static string[] GetNames(string unknownKey, string prefix)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("LiveChat:" + unknownKey, "x")]).Build();
        using ServiceProvider provider = new ServiceCollection().AddLiveChatClient(configuration.GetSection("LiveChat")).Services.BuildServiceProvider();
        return provider.Invoking(services => services.GetRequiredService<IOptionsMonitor<LiveChatClientOptions>>().CurrentValue)
            .Should().Throw<OptionsValidationException>().Which.Failures.Single(failure => failure.Contains(prefix))
            .Split(prefix)[1].TrimEnd('.').Split(", ");
    }
}
