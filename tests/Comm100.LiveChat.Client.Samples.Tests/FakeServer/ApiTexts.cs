using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Comm100.LiveChat.Client.Samples.Tests.FakeServer;

/// <summary>Creates the descriptions of the operations and fields of the contract from the documentation comments of the client.</summary>
internal static partial class ApiTexts
{
    private const string ClientOnly = "\0";

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private static readonly Dictionary<string, XElement> s_comments = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, "Comm100.LiveChat.Client.xml"))
        .Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!);

    public static string Create()
    {
        var groups = new JsonObject();
        var operations = new JsonObject();
        var parameters = new JsonObject();
        var formats = new JsonObject();
        var fields = new JsonObject();
        foreach (ContractOperation operation in ApiContract.Operations)
        {
            MethodInfo method = ApiSurface.Methods[operation.Id];
            XElement comment = s_comments.Single(known => known.Key.StartsWith($"M:{method.DeclaringType!.FullName}.{method.Name}(", StringComparison.Ordinal)).Value;
            groups[operation.Group] = GetSummary("T:" + method.DeclaringType!.FullName);
            operations[operation.Id] = GetText(comment.Element("summary")!);
            foreach (ParameterInfo parameter in method.GetParameters()[..^1])
            {
                AddParameter(parameters, operation, parameter, comment);
            }
        }

        foreach ((string format, IReadOnlyList<ContractField> contractFields) in ApiContract.Formats)
        {
            Type type = ApiSurface.TypeOf(format)!;
            formats[format] = GetSummary("T:" + type.FullName);
            foreach (ContractField field in contractFields)
            {
                PropertyInfo property = ApiSurface.PropertyAt(type, field.Path)!;
                fields[$"{format}.{field.Path}"] = GetSummary(GetId(property));
            }
        }

        var texts = new JsonObject { ["groups"] = groups, ["operations"] = operations, ["parameters"] = parameters, ["formats"] = formats, ["fields"] = fields };
        return texts.ToJsonString(s_json) + "\n";
    }

    private static void AddParameter(JsonObject parameters, ContractOperation operation, ParameterInfo parameter, XElement comment)
    {
        if (!parameter.ParameterType.IsSubclassOf(typeof(HistoryQuery)))
        {
            string name = parameter.GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType.Name == "AliasAsAttribute")?.ConstructorArguments[0].Value as string ?? parameter.Name!;
            parameters[$"{operation.Id}.{name}"] = GetText(comment.Elements("param").Single(element => (string)element.Attribute("name")! == parameter.Name));
            return;
        }

        foreach (string name in operation.Query)
        {
            PropertyInfo property = name.StartsWith("conditions", StringComparison.Ordinal)
                ? typeof(ChatCondition).GetProperties().Single(candidate => name.EndsWith($"[{candidate.Name}]", StringComparison.OrdinalIgnoreCase))
                : parameter.ParameterType.GetProperties().Single(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            parameters[$"{operation.Id}.{name}"] = GetSummary(GetId(property));
        }
    }

    private static string GetId(PropertyInfo property) => $"P:{property.DeclaringType!.FullName}.{property.Name}";

    private static string GetSummary(string id) => GetText(s_comments[id].Element("summary")!);

    private static string GetText(XElement element)
    {
        string text = string.Concat(element.Nodes().Select(node => node switch
        {
            XText part => part.Value,
            XElement { Name.LocalName: "see" } see => $"`{see.Attribute("langword")?.Value ?? GetName(see.Attribute("cref")!.Value)}`",
            XElement { Name.LocalName: "paramref" } parameter => $"`{parameter.Attribute("name")!.Value}`",
            XElement other => $"`{other.Value}`",
            _ => "",
        }));
        string[] sentences = [.. Section().Replace(Space().Replace(text, " ").Trim(), "").Split(". ")];
        string[] kept = [.. sentences.Where(sentence => !sentence.Contains(ClientOnly, StringComparison.Ordinal))];
        kept.Should().NotBeEmpty("a description must remain of: {0}", text);
        string rest = string.Join(". ", kept);
        return rest.EndsWith('.') || rest.EndsWith(')') ? rest : rest + ".";
    }

    /// <summary>Returns the JSON name of a property, or the string of a known value. Sentences that refer to other parts of the client are omitted,
    /// because they are not useful without the client.</summary>
    private static string GetName(string id)
    {
        string name = id[2..].Split('(')[0];
        int dot = name.LastIndexOf('.');
        bool isType = id[0] == 'T';
        Type? type = typeof(LiveChatClient).Assembly.GetType(isType ? name : name[..dot]);
        bool isInJson = type is not null && (type.IsSubclassOf(typeof(LiveChatModel)) || type.IsSubclassOf(typeof(HistoryQuery)) || type == typeof(HistoryQuery) || type.GetProperty("KnownValues") is not null);
        if (!isInJson || id[0] is not ('P' or 'T'))
        {
            return ClientOnly;
        }

        if (isType)
        {
            return type!.Name;
        }

        PropertyInfo property = type!.GetProperty(name[(dot + 1)..])!;
        return property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
            ?? (property.GetMethod!.IsStatic ? property.GetValue(null)!.ToString() : null)
            ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();

    [GeneratedRegex(@" ?\(API document, section [^)]*\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Section();
}
