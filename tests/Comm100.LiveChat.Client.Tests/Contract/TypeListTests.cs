using System.Globalization;
using System.Reflection;
using System.Text;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>
/// The files of the public API (RS0016) name each type and member, but not whether a type is sealed or abstract, nor its base class and its
/// interfaces. Those are in <c>api</c>, for review.
/// </summary>
public sealed class TypeListTests
{
    [Fact]
    public void The_public_types_of_the_client_are_the_reviewed_ones() =>
        ReviewedFile.Check("api/Comm100.LiveChat.Client.types.txt", Describe(typeof(LiveChatClient).Assembly));

    [Fact]
    public void The_public_types_of_the_fake_are_the_reviewed_ones() =>
        ReviewedFile.Check("api/Comm100.LiveChat.Client.Testing.types.txt", Describe(typeof(LiveChatFake).Assembly));

    private static string Describe(Assembly assembly)
    {
        var list = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(NameOf, StringComparer.Ordinal))
        {
            IEnumerable<Type> bases = type.GetInterfaces().Where(one => one.IsVisible && type.BaseType?.GetInterfaces().Contains(one) != true);
            bases = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? bases.Prepend(parent) : bases;
            string[] names = [.. bases.Select(NameOf).Order(StringComparer.Ordinal)];
            list.Append(CultureInfo.InvariantCulture, $"{KindOf(type)} {NameOf(type)}{(names.Length == 0 ? "" : " : ")}{string.Join(", ", names)}\n");
        }

        return list.ToString();
    }

    private static string KindOf(Type type) => type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.BaseType == typeof(MulticastDelegate) ? "delegate"
        : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        string name = (type.IsNested ? NameOf(type.DeclaringType!) + "." : "") + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : name;
    }
}
