using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Xml.Linq;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Rules for the entire public API. Each message says what to do.</summary>
public sealed class ConventionTests
{
    private static readonly Assembly s_client = typeof(LiveChatClient).Assembly;

    private static readonly XDocument s_documentation = XDocument.Load(Path.ChangeExtension(s_client.Location, ".xml"));

    private static readonly Type[] s_groups = [.. typeof(ILiveChatClient).GetProperties().Select(property => property.PropertyType)];

    /// <summary>All types that can be created without arguments: models, queries, options, exceptions and values.</summary>
    private static readonly Type[] s_values =
    [
        .. s_client.GetExportedTypes().Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && (type.IsValueType || type.GetConstructor(Type.EmptyTypes) is not null)),
    ];

    [Fact]
    public void Every_property_of_a_model_can_be_null() => EachCase.Check(ApiSurface.Models, model =>
        model.GetProperties().Where(property => property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null)
            .Should().BeEmpty("null means not set: make these properties of {0} nullable", model.Name));

    [Fact]
    public void Every_property_of_a_model_has_a_JSON_name() => EachCase.Check(ApiSurface.Models, model =>
        model.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => !property.IsDefined(typeof(JsonPropertyNameAttribute)) && !property.IsDefined(typeof(JsonIgnoreAttribute)) && !model.IsDefined(typeof(JsonConverterAttribute)))
            .Should().BeEmpty("the property declares its JSON name: add JsonPropertyName to these properties of {0}", model.Name));

    /// <summary>Without a display, a debugger shows only the type name for each object of a list. The display contains no data of visitors and no secrets.</summary>
    [Fact]
    public void Every_model_has_a_debugger_display_without_data_of_visitors() => EachCase.Check(
        s_client.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LiveChatModel))),
        model =>
        {
            string? display = model.GetCustomAttribute<DebuggerDisplayAttribute>(inherit: false)?.Value;
            display.Should().NotBeNull("add [DebuggerDisplay(\"{0} …\")] to {0}, with its id, and with its name if that is the name of a setting", model.Name);
            if (!IsPartOfEvent(model))
            {
                display.Should().StartWith(model.Name);
            }

            string[] shown = [.. display!.Split('{').Skip(1).Select(part => part.Split('}', ',')[0])];
            string[] existing = [.. model.GetProperties().Select(property => property.Name)];
            shown.Should().BeSubsetOf(existing).And.BeSubsetOf(IsPartOfEvent(model) ? ["Id", "ChatId", "Event", "Time", "EndTime"] : s_historyModels.Contains(model) ? ["Id"] : ["Id", "Name"], "{0} must not show data of visitors, or secrets", model.Name);
            if (existing.Contains("Id") && model != typeof(ChatAgent) && model != typeof(WebhookVisitor))
            {
                shown.Should().Contain("Id", "it identifies a {0}", model.Name);
            }
        });

    [Fact]
    public void Every_format_keeps_unknown_fields() =>
        ApiContract.Formats.Keys.Where(format => ApiSurface.TypeOf(format)?.IsSubclassOf(typeof(LiveChatModel)) != true)
            .Should().BeEmpty("LiveChatModel keeps unknown fields: derive these formats from it");

    [Fact]
    public void No_getter_throws() => EachCase.Check(s_values, type =>
    {
        object value = Activator.CreateInstance(type)!;

        foreach (PropertyInfo property in type.GetProperties().Where(property => property.GetIndexParameters().Length == 0 && !property.GetMethod!.IsStatic))
        {
            FluentActions.Invoking(() => property.GetValue(value)).Should().NotThrow("a debugger and a dump read {0}.{1} at any time", type.Name, property.Name);
        }

        FluentActions.Invoking(value.ToString).Should().NotThrow();
    });

    [Fact]
    public void List_properties_have_an_interface_type() => EachCase.Check(ApiSurface.Models, model =>
        model.GetProperties().Where(property => property.PropertyType.IsArray || (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(List<>)))
            .Should().BeEmpty("make these lists of {0} an IList", model.Name));

    [Fact]
    public void No_enum_is_public()
    {
        IEnumerable<string> enums = s_client.GetExportedTypes()
            .SelectMany(type => type.GetProperties().Select(property => (Member: $"{type.Name}.{property.Name}", Type: property.PropertyType)))
            .Where(member => GetElementTypes(member.Type).Any(type => type.IsEnum && type != typeof(System.Net.HttpStatusCode)))
            .Select(member => member.Member);

        enums.Should().BeEmpty("a value that the service adds must not break an application: make these open enums");
        s_client.GetExportedTypes().Where(type => type.IsEnum).Should().BeEmpty("use an open enum");
    }

    [Fact]
    public void Methods_end_with_Async_and_have_a_consistent_parameter_order() => EachCase.Check(s_groups, group =>
    {
        foreach (MethodInfo method in group.GetMethods())
        {
            ParameterInfo[] parameters = method.GetParameters();
            method.Name.Should().EndWith("Async", "{0}.{1} returns a task", group.Name, method.Name);
            parameters[^1].ParameterType.Should().Be<CancellationToken>("the last parameter of {0}.{1} must be a CancellationToken", group.Name, method.Name);
            parameters[^1].IsOptional.Should().BeTrue("the token of {0}.{1} must be optional", group.Name, method.Name);
            parameters[..^1].Select(parameter => IsId(parameter.ParameterType)).Should().BeInDescendingOrder("ids must precede the body or query in {0}.{1}", group.Name, method.Name);
        }
    });

    [Fact]
    public void Every_public_type_property_and_field_is_documented()
    {
        HashSet<string> documented = [.. s_documentation.Descendants("member").Where(HasText).Select(member => (string)member.Attribute("name")!)];

        IEnumerable<string> undocumented = s_client.GetExportedTypes().SelectMany(type => type
                .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is PropertyInfo or FieldInfo { IsSpecialName: false } && !documented.Contains($"{(member is FieldInfo ? 'F' : 'P')}:{GetName(type)}.{member.Name}"))
                .Select(member => $"{type.Name}.{member.Name}"))
            .Concat(s_client.GetExportedTypes().Where(type => !documented.Contains("T:" + GetName(type))).Select(type => type.Name));

        undocumented.Should().BeEmpty("users read the documentation in their editor: document the meaning, unit, allowed values and default of these");
    }

    [Fact]
    public void Every_group_documents_its_section_and_permission() => EachCase.Check(s_groups, group =>
    {
        string summary = s_documentation.Descendants("member").Single(member => (string)member.Attribute("name")! == "T:" + GetName(group)).Element("summary")!.Value;
        string text = string.Join(' ', summary.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

        text.Should().Contain("API document, section", "the summary of {0} must contain the section of the API document", group.Name);
        string? permission = LiveChatOperations.All.First(operation => operation.Id.StartsWith(group.Name[1..^3] + ".", StringComparison.Ordinal)).Permission;
        text.Should().Contain(permission ?? "names no permission", "the summary of {0} must contain the required permission", group.Name);
    });

    private static bool IsPartOfEvent(Type model) =>
        model.IsSubclassOf(typeof(LiveChatWebhookEvent)) || (model.Name.StartsWith("Webhook", StringComparison.Ordinal) && model != typeof(Webhook));

    // Models with data of visitors or agents. Their names are not shown.
    private static readonly Type[] s_historyModels =
    [
        typeof(Agent), typeof(DepartmentMember), typeof(AgentChat), typeof(AgentChatList), typeof(AgentChatMessage), typeof(Attachment), typeof(Chat), typeof(ChatAgent), typeof(ChatMessage), typeof(ChatWrapup),
        typeof(CustomFieldValue), typeof(CustomVariableValue), typeof(MissedOrRefusedChat), typeof(OfflineMessage), typeof(PostChatSurvey),
    ];

    private static bool IsId(Type type) => type == typeof(long) || type == typeof(ChatId);

    private static bool HasText(XElement member) => !string.IsNullOrWhiteSpace(member.Value) || member.Element("inheritdoc") is not null;

    private static string GetName(Type type) => type.FullName!.Replace('+', '.');

    private static IEnumerable<Type> GetElementTypes(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(GetElementTypes) : [type.IsArray ? type.GetElementType()! : type];
}
