using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>A group that is anywhere is everywhere: in the contract, the interfaces, the client, the services, the JSON contexts and the pages.</summary>
public sealed partial class GroupTests
{
    private const string Key = "eu";

    private static readonly Type[] s_interfaces =
    [
        .. typeof(ILiveChatClient).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.GetMethods().Any(method => method.IsDefined(typeof(HttpMethodAttribute)))),
    ];

    /// <summary>Each place with the groups that it has, and with what to do where one is missing.</summary>
    private static readonly (string[] Groups, string Place, string Advice)[] s_places =
    [
        ([.. ApiContract.Operations.Select(operation => operation.Group)], "contract/livechat-v1.json", "write its operations there"),
        ([.. s_interfaces.Select(GroupOf)], "the interfaces", "add a public Refit interface I<Group>Api with a method for each operation"),
        (PropertiesOf(typeof(ILiveChatClient)), "ILiveChatClient", "add the property 'I<Group>Api <Group> { get; }'"),
        (PropertiesOf(typeof(LiveChatClient)), "LiveChatClient", "the generator writes its property: see GroupListEmitter.EmitClient"),
        (Registered(key: null), "AddLiveChatClient(configure)", "the generator writes its registration: see GroupListEmitter.EmitServices"),
        (Registered(Key), "AddLiveChatClient(name, configure)", "the generator writes its registration: see GroupListEmitter.EmitServices"),
        ([.. LiveChatModelJson.Options.TypeInfoResolverChain.Select(resolver => WithoutEnd(resolver.GetType().Name, "JsonContext"))], "LiveChatModelJson", "add an internal <Group>JsonContext; the generator lists it: see GroupListEmitter.EmitJsonContexts"),
        ([.. typeof(LiveChatOperations).GetNestedTypes().Select(type => type.Name)], "LiveChatOperations", "the generator writes its operations: see CatalogueEmitter"),
        ([.. LiveChatOperations.All.Select(operation => operation.Id.Split('.')[0])], "LiveChatOperations.All", "the generator lists its operations: see CatalogueEmitter"),
        ([.. Rows().Matches(File.ReadAllText(ReviewedFile.PathOf("README.md"))).Select(row => row.Groups["group"].Value)], "README.md", "add the row '| `client.<Group>` | … |' to the table of groups"),
    ];

    [Fact]
    public void Every_group_is_everywhere()
    {
        string[] groups = [.. s_places.SelectMany(place => place.Groups).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        IEnumerable<string> missing = groups.SelectMany(group => s_places
            .Where(place => !place.Groups.Contains(group))
            .Select(place => $"{group} is missing in {place.Place}: {place.Advice.Replace("<Group>", group)}"));

        groups.Should().NotBeEmpty();
        // As one string, which is shown completely; a long list is truncated.
        string.Join('\n', missing).Should().BeEmpty("CONTRIBUTING.md describes how to add a group; if a group was removed, remove what is left of it");
    }

    [Fact]
    public void A_group_is_in_each_place_once() =>
        s_places.Where(place => place.Place is not ("contract/livechat-v1.json" or "LiveChatOperations.All"))
            .SelectMany(place => place.Groups.GroupBy(group => group).Where(same => same.Count() > 1).Select(same => $"{same.Key} is in {place.Place} more than once"))
            .Should().BeEmpty();

    [Fact]
    public void The_pages_state_the_numbers_of_the_contract()
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
    public void Every_operation_of_the_contract_begins_with_its_group() =>
        ApiContract.Operations.Where(operation => !operation.Id.StartsWith(operation.Group + ".", StringComparison.Ordinal)).Select(operation => operation.Id)
            .Should().BeEmpty("the id of an operation is that of its group, a dot and its name: fix these in contract/livechat-v1.json");

    [Fact]
    public void Every_body_and_result_of_a_group_has_a_contract()
    {
        IEnumerable<string> missing = s_interfaces.SelectMany(type => type.GetMethods()).SelectMany(method => Contents(method)
            .Where(content => !LiveChatModelJson.Options.TryGetTypeInfo(content, out _))
            .Select(content => $"{method.DeclaringType!.Name}.{method.Name}: {content}"));

        missing.Should().BeEmpty("add these types to the JSON context of the group with [JsonSerializable]");
    }

    private static IEnumerable<Type> Contents(MethodInfo method) =>
        method.GetParameters().Where(parameter => parameter.IsDefined(typeof(BodyAttribute))).Select(parameter => parameter.ParameterType)
            .Concat(method.ReturnType.GetGenericArguments());

    private static string[] PropertiesOf(Type client) =>
        [.. client.GetProperties().Where(property => s_interfaces.Contains(property.PropertyType) && GroupOf(property.PropertyType) == property.Name).Select(property => property.Name)];

    private static string[] Registered(string? key)
    {
        var services = new ServiceCollection();
        _ = key is null ? services.AddLiveChatClient(_ => { }) : services.AddLiveChatClient(key, _ => { });
        return [.. services.Where(service => s_interfaces.Contains(service.ServiceType) && Equals(service.ServiceKey, key)).Select(service => GroupOf(service.ServiceType))];
    }

    private static string GroupOf(Type type) => WithoutEnd(type.Name[1..], "Api");

    private static string WithoutEnd(string name, string end) => name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name;

    [GeneratedRegex(@"^\| `client\.(?<group>\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rows();
}
