using System.Reflection;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class FakeOperationsTests
{
    [Fact]
    public void There_is_a_constant_for_each_operation_of_the_contract_and_for_oauth()
    {
        string[] constants =
        [.. typeof(FakeOperations).GetNestedTypes()
            .SelectMany(group => group.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!)];

        constants.Should().BeEquivalentTo(
            Contract.Operations.Select(operation => (string)operation["id"]!).Append("OAuth.token").Append("OAuth.authorize"));
    }

    [Fact]
    public void A_constant_is_named_as_its_id()
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
