using System.Reflection;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class FakeOperationsTests
{
    [Fact]
    public void Every_operation_of_the_contract_and_of_oauth_has_a_constant()
    {
        string[] constants =
        [.. typeof(FakeOperations).GetNestedTypes()
            .SelectMany(group => group.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!)];

        constants.Should().BeEquivalentTo(
            Contract.Operations.Select(operation => (string)operation["id"]!).Append("OAuth.token").Append("OAuth.authorize"));
    }

    [Fact]
    public void The_name_of_a_constant_matches_its_id()
    {
        foreach (Type group in typeof(FakeOperations).GetNestedTypes())
        {
            foreach (FieldInfo field in group.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                ((string)field.GetRawConstantValue()!).Should().BeEquivalentTo($"{group.Name}.{field.Name}");
            }
        }
    }
}
