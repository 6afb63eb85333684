using System.Globalization;
using System.Reflection;
using System.Text;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Writes down what users can touch: one line for each type and member. The assembly may be loaded, or be read from its metadata alone.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Describe(Assembly assembly)
    {
        var surface = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(NameOf, StringComparer.Ordinal))
        {
            surface.Append(CultureInfo.InvariantCulture, $"{KindOf(type)} {NameOf(type)}{BasesOf(type)}\n");
            foreach (string member in type.GetMembers(Declared).Select(Describe).OfType<string>().Order(StringComparer.Ordinal))
            {
                surface.Append(CultureInfo.InvariantCulture, $"    {member}\n");
            }
        }

        return surface.ToString();
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) && !constructor.IsStatic => $"new({ParametersOf(constructor)})",
        MethodInfo method when IsVisible(method) && !IsAccessor(method) => $"{StaticOf(method)}{NameOf(method.ReturnType)} {method.Name}{ArgumentsOf(method)}({ParametersOf(method)})",
        PropertyInfo property when property.GetMethod is { } get && IsVisible(get) => $"{StaticOf(get)}{NameOf(property.PropertyType)} {property.Name} {{ get;{SetterOf(property)} }}",
        FieldInfo { IsPublic: true, IsSpecialName: false } field => field.IsLiteral
            ? $"const {NameOf(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}"
            : $"{NameOf(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string StaticOf(MethodBase method) => method.IsStatic ? "static " : "";

    private static string SetterOf(PropertyInfo property) => property.SetMethod is not { } set || !IsVisible(set) ? ""
        : set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " init;" : " set;";

    private static string ArgumentsOf(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";

    private static string ParametersOf(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{NameOf(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}"));

    private static string KindOf(Type type) => type.IsInterface ? "interface" : type.IsValueType ? "struct" : IsNamed(type.BaseType, typeof(MulticastDelegate)) ? "delegate"
        : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string BasesOf(Type type)
    {
        IEnumerable<Type> bases = type.GetInterfaces().Where(one => one.IsVisible && type.BaseType?.GetInterfaces().Contains(one) != true);
        string[] names = [.. (type.BaseType is { } parent && !IsNamed(parent, typeof(object)) && !IsNamed(parent, typeof(ValueType)) ? [parent] : Type.EmptyTypes).Concat(bases).Select(NameOf).Order(StringComparer.Ordinal)];
        return names.Length == 0 ? "" : " : " + string.Join(", ", names);
    }

    // By name, because the types of an assembly that is not loaded are never those of this program.
    private static bool IsNamed(Type? type, Type other) => type?.FullName == other.FullName;

    private static string NameOf(Type type)
    {
        if (type.IsConstructedGenericType && IsNamed(type.GetGenericTypeDefinition(), typeof(Nullable<>)))
        {
            return NameOf(type.GetGenericArguments()[0]) + "?";
        }

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
