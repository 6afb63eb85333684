using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Each group must be in all locations: the contract, the interfaces, the client, the services, the JSON contexts and the pages.</summary>
public sealed partial class GroupTests
{
    private const string Key = "eu";

    private static readonly Type[] s_interfaces =
    [
        .. typeof(ILiveChatClient).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.GetMethods().Any(method => method.IsDefined(typeof(HttpMethodAttribute)))),
    ];

    /// <summary>Each location with its groups, and with advice for a missing group.</summary>
    private static readonly (string[] Groups, string Location, string Advice)[] s_locations =
    [
        ([.. ApiContract.Operations.Select(operation => operation.Group)], "contract/livechat-v1.json", "write its operations there"),
        ([.. s_interfaces.Select(GetGroup)], "the interfaces", "add a public Refit interface I<Group>Api with a method for each operation"),
        (GetGroupProperties(typeof(ILiveChatClient)), "ILiveChatClient", "add the property 'I<Group>Api <Group> { get; }'"),
        (GetGroupProperties(typeof(LiveChatClient)), "LiveChatClient", "the generator writes its property: see GroupListEmitter.EmitClient"),
        (GetRegisteredGroups(key: null), "AddLiveChatClient(configure)", "the generator writes its registration: see GroupListEmitter.EmitServices"),
        (GetRegisteredGroups(Key), "AddLiveChatClient(name, configure)", "the generator writes its registration: see GroupListEmitter.EmitServices"),
        ([.. LiveChatModelJson.Options.TypeInfoResolverChain.Select(resolver => RemoveSuffix(resolver.GetType().Name, "JsonContext"))], "LiveChatModelJson", "add an internal <Group>JsonContext; the generator lists it: see GroupListEmitter.EmitJsonContexts"),
        ([.. typeof(LiveChatOperations).GetNestedTypes().Select(type => type.Name)], "LiveChatOperations", "the generator writes its operations: see CatalogueEmitter"),
        ([.. LiveChatOperations.All.Select(operation => operation.Id.Split('.')[0])], "LiveChatOperations.All", "the generator lists its operations: see CatalogueEmitter"),
        ([.. GroupRow().Matches(File.ReadAllText(ReviewedFile.PathOf("README.md"))).Select(row => row.Groups["group"].Value)], "README.md", "add the row '| `client.<Group>` | … |' to the table of groups"),
    ];

    [Fact]
    public void Every_group_is_in_every_location()
    {
        string[] groups = [.. s_locations.SelectMany(location => location.Groups).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        IEnumerable<string> missing = groups.SelectMany(group => s_locations
            .Where(location => !location.Groups.Contains(group))
            .Select(location => $"{group} is missing in {location.Location}: {location.Advice.Replace("<Group>", group)}"));

        groups.Should().NotBeEmpty();
        // Joined, because the output of a long list is truncated.
        string.Join('\n', missing).Should().BeEmpty("CONTRIBUTING.md describes how to add a group; if a group was removed, remove its remaining parts");
    }

    [Fact]
    public void A_group_is_in_each_location_only_once() =>
        s_locations.Where(location => location.Location is not ("contract/livechat-v1.json" or "LiveChatOperations.All"))
            .SelectMany(location => location.Groups.GroupBy(group => group).Where(same => same.Count() > 1).Select(same => $"{same.Key} is in {location.Location} more than once"))
            .Should().BeEmpty();

    [Fact]
    public void The_pages_contain_the_numbers_of_the_contract()
    {
        int groups = ApiContract.Operations.Select(operation => operation.Group).Distinct(StringComparer.Ordinal).Count();
        int fields = ApiContract.Formats.Values.Sum(format => format.Count);
        string all = $"All {groups} groups of the API document";
        (string Page, string Text)[] expected =
        [
            ("README.md", $"{all}, with its {ApiContract.Operations.Count} operations, {ApiContract.Formats.Count} formats and {fields} fields"),
            ("src/Comm100.LiveChat.Client/README.md", all),
            ("src/Comm100.LiveChat.Client.Testing/README.md", $"All {ApiContract.Operations.Count} operations"),
            ("docs/configuration.md", $"each of the {groups} groups"),
            ("docs/dependency-injection.md", $"each of the {groups} groups"),
            ("docs/groups.md", $"describes {ApiContract.Operations.Count} operations. The client has them in {groups} groups"),
            ("docs/index.md", $"covers the {groups} groups"),
            ("docs/index.md", $"lists the {groups} groups"),
            ("docs/refit.md", $"{groups} groups"),
            ("docs/testing.md", $"all {ApiContract.Operations.Count} operations"),
            ("docs/testing.md", $"each of the {ApiContract.Formats.Count} formats"),
        ];

        expected.Where(page => !File.ReadAllText(ReviewedFile.PathOf(page.Page)).Contains(page.Text, StringComparison.Ordinal)).Select(page => $"{page.Page}: '{page.Text}'")
            .Should().BeEmpty("these pages must contain these numbers");
    }

    [Fact]
    public void The_id_of_every_operation_starts_with_its_group() =>
        ApiContract.Operations.Where(operation => !operation.Id.StartsWith(operation.Group + ".", StringComparison.Ordinal)).Select(operation => operation.Id)
            .Should().BeEmpty("an operation id consists of the group, a dot and a name: fix these in contract/livechat-v1.json");

    [Fact]
    public void Every_body_and_result_has_a_JSON_contract()
    {
        IEnumerable<string> missing = s_interfaces.SelectMany(type => type.GetMethods()).SelectMany(method => GetContentTypes(method)
            .Where(content => !LiveChatModelJson.Options.TryGetTypeInfo(content, out _))
            .Select(content => $"{method.DeclaringType!.Name}.{method.Name}: {content}"));

        missing.Should().BeEmpty("add these types to the JSON context of the group with [JsonSerializable]");
    }

    private static IEnumerable<Type> GetContentTypes(MethodInfo method) =>
        method.GetParameters().Where(parameter => parameter.IsDefined(typeof(BodyAttribute))).Select(parameter => parameter.ParameterType)
            .Concat(method.ReturnType.GetGenericArguments());

    private static string[] GetGroupProperties(Type client) =>
        [.. client.GetProperties().Where(property => s_interfaces.Contains(property.PropertyType) && GetGroup(property.PropertyType) == property.Name).Select(property => property.Name)];

    private static string[] GetRegisteredGroups(string? key)
    {
        var services = new ServiceCollection();
        _ = key is null ? services.AddLiveChatClient(_ => { }) : services.AddLiveChatClient(key, _ => { });
        return [.. services.Where(service => s_interfaces.Contains(service.ServiceType) && Equals(service.ServiceKey, key)).Select(service => GetGroup(service.ServiceType))];
    }

    private static string GetGroup(Type type) => RemoveSuffix(type.Name[1..], "Api");

    private static string RemoveSuffix(string name, string suffix) => name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;

    [GeneratedRegex(@"^\| `client\.(?<group>\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GroupRow();
}
